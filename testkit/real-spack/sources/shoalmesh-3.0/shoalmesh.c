#include <brinefmt.h>
#include <saltmath.h>

int shoal_depth(int cells)
{
    return cells;
}

int main(int argc, char **argv)
{
    (void)argv;
    return brine_print("depth", salt_add(shoal_depth(argc), 1)) > 0 ? 0 : 1;
}

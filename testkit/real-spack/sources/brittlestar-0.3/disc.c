#include <saltmath.h>

int disc(struct salt_reading *reading)
{
    int depth = reading->fathoms;
    return depth + undeclared_spines
}

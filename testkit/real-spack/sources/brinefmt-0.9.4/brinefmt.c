#include <saltmath.h>
#include <stdio.h>

int brine_print(const char *name, long reading)
{
    return printf("%-12s %8ld\n", name, salt_add(reading, 0));
}

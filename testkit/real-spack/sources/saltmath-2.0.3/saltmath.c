#include "saltmath.h"

long salt_add(long a, long b)
{
    return a + b;
}

long salt_scale(struct salt_reading reading, int digits)
{
    long value = reading.scaled;
    for (int i = reading.digits; i < digits; i++)
        value *= 10;
    return value;
}

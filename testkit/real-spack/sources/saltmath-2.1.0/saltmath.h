#ifndef SALTMATH_H
#define SALTMATH_H
#define SALTMATH_VERSION "2.1.0"
struct salt_reading { long scaled; int digits; };
long salt_add(long a, long b);
long salt_scale(struct salt_reading reading, int digits);
#endif

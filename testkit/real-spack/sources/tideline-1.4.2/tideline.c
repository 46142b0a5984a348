#include <stdio.h>

int main(void)
{
    puts("high water at " __TIME__);
    return 0;
}

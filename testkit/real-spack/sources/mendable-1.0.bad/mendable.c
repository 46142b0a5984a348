#include "notyet.h"

int main(void)
{
    return 0;
}

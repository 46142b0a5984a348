/* Stands for the package of this name in the guide's commands. */
int main(void) { return 0; }

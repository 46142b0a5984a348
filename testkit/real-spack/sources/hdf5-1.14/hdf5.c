/* Stands for the package of this name in the guide's commands. */
long squeeze(long length);
long shelve(long length) { return squeeze(length) + 1; }

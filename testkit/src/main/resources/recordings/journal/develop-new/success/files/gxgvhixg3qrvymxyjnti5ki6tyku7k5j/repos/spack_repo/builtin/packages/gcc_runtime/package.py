# a file of builtin

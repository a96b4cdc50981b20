"""One module a command: it takes the arguments, calls the library and hands the result to outputs or render."""

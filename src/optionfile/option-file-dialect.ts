/** Whose parser: MySQL's (mysys/my_default.cc) or MariaDB's (mysys/my_default.c). */
export type OptionFileDialect = 'mysql' | 'mariadb';

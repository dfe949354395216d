import fc from 'fast-check';
import { expect, it } from 'vitest';
import { StatementSplitter } from './split-statements.ts';

/** What a text is divided into: statements as they are (`G:` before vertical ones), commands as `[name argument]`. */
function pieces(text: string, delimiter?: string): string[] {
  const splitter = new StatementSplitter(delimiter);
  return [...text.split('\n').flatMap((line) => splitter.line(line)), ...splitter.end()].map((piece) =>
    piece.kind === 'command' ? `[${piece.name} ${piece.argument}]` : `${piece.vertical ? 'G:' : ''}${piece.sql}`,
  );
}
const check = (text: string, ...expected: string[]): void => expect(pieces(text), text).toEqual(expected);

it('divides at delimiters', () => {
  check('SELECT 1; SELECT 2;', 'SELECT 1', 'SELECT 2');
  check('SELECT\n1;SELECT 2', 'SELECT\n1', 'SELECT 2');
  check(';;\n ; ');
  check('SELECT 1\\g SELECT 2\\G', 'SELECT 1', 'G:SELECT 2');
  check('a\\c b;', 'b');
});

it('leaves strings and names alone', () => {
  check('SELECT \';\', ";", `;`; x', 'SELECT \';\', ";", `;`', 'x');
  check("SELECT 'it''s;', 'a\\';b'; x", "SELECT 'it''s;', 'a\\';b'", 'x');
  check('SELECT `a\\`; x', 'SELECT `a\\`', 'x');
  check("SELECT 'a\nquit\n;'; x", "SELECT 'a\nquit\n;'", 'x');
  check('SELECT "\\\\"; x', 'SELECT "\\\\"', 'x');
  check("SELECT 'open; x", "SELECT 'open; x");
});

it('passes over a backslash at the end of a line', () => {
  check('GRANT a \\\n b;c\\', 'GRANT a \n b', 'c');
  check("SELECT 'a\\\nb'", "SELECT 'a\\\nb'");
});

it('takes a backslash in strings as it is where the session says so', () => {
  const splitter = new StatementSplitter();
  splitter.plainBackslash = true;
  expect(splitter.line("SELECT '\\'; x;")).toHaveLength(2);
});

it('passes over a byte order mark', () => {
  check('\xef\xbb\xbfSELECT 1;\nuse shop', 'SELECT 1', '[use shop]');
  check('\xef\xbb\xbfuse shop', '[use shop]');
});

it('leaves comments alone, and does not run what is nothing else', () => {
  check("-- a; b\nSELECT 1; # c; d\n/* e; ' */;", '-- a; b\nSELECT 1');
  check('SELECT 1 --a\n, 2;', 'SELECT 1 --a\n, 2');
  check('SELECT 5--1;', 'SELECT 5--1');
  check('SELECT 1 -- a;\n;', 'SELECT 1 -- a;');
  check('/*!40101 SET a=1 */;', '/*!40101 SET a=1 */');
  check('/*M!100101 SET a=1 */;', '/*M!100101 SET a=1 */');
  check('SELECT /*+ x; */ 1;', 'SELECT /*+ x; */ 1');
  check('/* a\n; b */ SELECT 1;', '/* a\n; b */ SELECT 1');
  check('# only');
});

it('follows DELIMITER', () => {
  check('DELIMITER //\nCREATE a BEGIN x; END//\ndelimiter ;\nb;', 'CREATE a BEGIN x; END', 'b');
  check('DELIMITER ;;\nx; ;;\nDELIMITER ;\ny;', 'x;', 'y');
  check('\\d $$\na;$$ b', 'a;', 'b');
  expect(pieces('a; b|c', '|')).toEqual(['a; b', 'c']);
});

it('knows its own commands at the start of a statement only', () => {
  check('use shop;\nUSE `a b`', '[use shop]', '[use `a b`]');
  check('status\n\\s\nquit;', '[status ]', '[status ]', '[quit ]');
  check('source /tmp/a.sql\n\\. b.sql', '[source /tmp/a.sql]', '[source b.sql]');
  check('use shop; SELECT 1', '[use shop]', 'SELECT 1');
  check('SELECT 1; status; use shop', 'SELECT 1', '[status ]', '[use shop]');
  check('SELECT 1\nquit\n;', 'SELECT 1\nquit');
  check('status_of;', 'status_of');
  check('exit now;', 'exit now');
  check('-- about\nuse shop\nSELECT 1;', '[use shop]', 'SELECT 1');
  check('SELECT 1 \\s;', '[status ]', 'SELECT 1');
  check('\\j', '[unknown \\j]');
});

it('tells what stands open, and forgets it', () => {
  const splitter = new StatementSplitter();
  for (const [line, open] of [
    ['SELECT', '->'],
    ["'a", "'"],
    ["' /* x", '/*'],
    ['*/ "', '"'],
    ['";', ''],
    ['`', '`'],
  ] as const) {
    splitter.line(line);
    expect(splitter.open(), line).toBe(open);
  }
  splitter.clear();
  expect(splitter.open()).toBe('');
});

it('numbers the line where a statement begins', () => {
  const splitter = new StatementSplitter();
  const lines = ['-- x', '', 'SELECT', '1; SELECT 2', ';'].flatMap((line) => splitter.line(line));
  expect(lines.map((piece) => piece.line)).toEqual([3, 4]);
});

it('finds the same statements however they are joined', () => {
  const words = ["'a;b'", '"c\\"d;"', '`e;f`', '/* g; */ 1', 'x -- y;\n', '12', '/*!1 z */'];
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
      (all) => {
        const statements = all.map((parts) => `q ${parts.join(' ')}`.trim());
        expect(pieces(statements.map((text) => `${text}\n;`).join('\n'))).toEqual(statements);
      },
    ),
  );
});

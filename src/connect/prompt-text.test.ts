import { expect, it } from 'vitest';
import { type PromptFacts, promptText } from './prompt-text.ts';

const facts: PromptFacts = {
  user: 'app',
  host: 'db1',
  port: '3306',
  database: '',
  version: '9.7.4',
  account: 'app@web',
  delimiter: ';',
  connectionId: 7,
  count: 2,
  now: new Date(2026, 0, 2, 13, 4, 5),
};
const check = (format: string, expected: string): void => expect(promptText(format, facts), format).toBe(expected);

it('shows what the mysql client shows', () => {
  check('tlsql> ', 'tlsql> ');
  check('\\u@\\h:\\p [\\d]> ', 'app@db1:3306 [(none)]> ');
  check('\\U \\v \\c \\C \\l', 'app@web 9.7.4 2 7 ;');
  check('\\_a\\nb\\tc\\S\\\\x', ' a\nb\tc;\\x');
  check('\\D', 'Fri Jan  2 13:04:05 2026');
  check('\\R \\r:\\m:\\s \\P \\w \\o \\O \\y \\Y', '13 01:04:05 pm Fri 1 Jan 26 2026');
  check('\\k', 'k');
  check('end\\', 'end\\');
});

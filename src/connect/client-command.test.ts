import { expect, it } from 'vitest';
import { clientCommand } from './client-command.ts';

const check = (text: string, expected: string | undefined): void => {
  const found = clientCommand(text, ';');
  expect(found === undefined ? undefined : `${found.name}|${found.argument}|${found.rest ?? '-'}`, text).toBe(expected);
};

it('reads words and letters', () => {
  check('  USE shop ;', 'use|shop|-');
  check('use', 'use||-');
  check('?', '?||-');
  check('help contents', 'help|contents|-');
  check('quit', 'quit||-');
  check('delimiter //', 'delimiter|//|-');
  check('delimiter ;', 'delimiter|;|-');
  check('\\u shop;', 'use|shop|');
  check('prompt a> ', 'prompt|a> |-');
  check('\\R a> ', 'prompt|a> |');
  check('\\G rest', 'ego|| rest');
  check('\\y', undefined);
  check('print x', undefined);
  check('SELECT 1', undefined);
  check('constructor', undefined);
});

import { expect, it } from 'vitest';
import { testContext } from '../../test/make/context.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import type { IntentFile } from '../plan/intent-file.ts';
import { signingOptions } from './ca-options.ts';
import { commonOptions } from './command.ts';
import { secureOptions } from './secure-options.ts';
import { wishOf } from './secure-wish.ts';
import { sshOptions } from './ssh-options.ts';

function wish(words: readonly string[], file: IntentFile): ReturnType<typeof wishOf> {
  const options = [...connectionOptions, ...secureOptions, ...signingOptions, ...sshOptions, ...commonOptions] as const;
  const given = readArguments(words, options);
  return wishOf(testContext({ cwd: '/here' }).context, given, { file, base: '/there' });
}

it('lets flags count more than the file, and paths begin where they are written', () => {
  const file: IntentFile = { names: ['a'], ca: 'ca', clientOut: 'out', enforce: true };
  expect(wish([], file)).toMatchObject({
    names: ['a'],
    material: { dir: '/there/ca', subject: '/CN=CA of a' },
    clientOut: '/there/out',
    enforce: true,
  });
  expect(wish(['--names', 'b,c', '--ca', 'own'], file)).toMatchObject({
    names: ['b', 'c'],
    material: { dir: '/here/own' },
    enforce: true,
  });
});

it('refuses names that no certificate can carry', () => {
  expect(() => wish(['--ca', 'ca'], { names: ['db 1!'] })).toThrow(/no host name/);
});

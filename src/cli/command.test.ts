import { describe, expect, it } from 'vitest';
import { testContext } from '../../test/make/context.ts';
import { defineCommand } from './command.ts';

const command = defineCommand({
  name: 'shelf',
  does: 'Makes a shelf.',
  synopsis: 'DIR [--depth N]',
  positionals: [1, 2],
  options: [{ name: 'depth', kind: 'value', help: 'how deep' }],
  examples: [],
  run: async (_context, given) => ({ status: 0, json: given.options, text: given.positionals.join(' ') }),
});

describe('defineCommand', () => {
  it('hands typed options and words on', async () => {
    const outcome = await command.run(testContext().context, ['a', '--depth=3', 'b', '--json']);
    expect(outcome).toMatchObject({ text: 'a b', json: { depth: '3', json: true } });
  });

  it('refuses too few and too many words, and flags that it does not have', async () => {
    const { context } = testContext();
    await expect(command.run(context, [])).rejects.toMatchObject({
      code: 'usage',
      detail: { next: 'tlsql shelf --help' },
    });
    await expect(command.run(context, ['a', 'b', 'c'])).rejects.toThrow("unexpected word 'c'");
    await expect(command.run(context, ['a', '--width'])).rejects.toMatchObject({
      code: 'option-unknown',
      fault: 'user',
    });
  });
});

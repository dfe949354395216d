import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editOptionFile, undoOptionEdit } from './edit-option-file.ts';
import type { OptionEdit } from './option-file-entries.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (file: Uint8Array): string => new TextDecoder().decode(file);

/** `g.name=value` sets, `g.name` sets the bare option, `-g.name` removes. */
function edit(word: string): OptionEdit {
  const [, minus, group = '', name = '', value] = /^(-?)(\w+)\.([\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
  return minus === '-' ? { kind: 'remove', group, name } : { kind: 'set', group, name, value: value ?? true };
}

function check(before: string, words: readonly string[], after: string): void {
  const edited = editOptionFile(bytes(before), 'mysql', words.map(edit));
  expect(text(edited.bytes), words.join(' ')).toBe(after);
  expect(edited.changes.length === 0, words.join(' ')).toBe(before === after);
  expect(text(undoOptionEdit(edited.bytes, edited.changes)), `undo of ${words.join(' ')}`).toBe(before);
}

describe('editOptionFile', () => {
  it('changes a value and nothing around it', () => {
    check('[g]\n  a  =  "x"   # why\nb=1\n', ['g.a=y'], '[g]\n  a  =  "y"   # why\nb=1\n');
    check("[g]\r\na='x'\r\n", ['g.a=y z'], "[g]\r\na='y z'\r\n");
    check('[g]\na=x', ['g.a=y'], '[g]\na=y');
    check('[g]\na=x # why\n', ["g.a=it's"], `[g]\na="it's" # why\n`);
    check('[g]\na=x\n', ['g.a=y # z'], '[g]\na="y # z"\n');
    check('[g]\na=\n', ['g.a=y'], '[g]\na=y\n');
    check('[g]\na # on\n', ['g.a=y'], '[g]\na=y # on\n');
    check('[g]\nà=x\na=x\n', ['g.a=é'], '[g]\nà=x\na=é\n');
  });

  it('finds the option in any spelling and keeps it', () => {
    check('[G]\nssl_ca=x\n', ['g.ssl-ca=y'], '[G]\nssl_ca=y\n');
    check('[g]\nloose-ssl-ca=x\n', ['g.ssl-ca=y'], '[g]\nloose-ssl-ca=y\n');
    check('[g]\nskip-ssl # off\n', ['g.ssl'], '[g]\nssl # off\n');
    check('[g]\nloose-skip-ssl=1\n', ['g.ssl=1'], '[g]\nloose-ssl=1\n');
    check('[g]\nssl=1\n', ['g.skip-ssl'], '[g]\nskip-ssl=1\n');
  });

  it('changes the line that counts, of duplicates and of sections', () => {
    check('[g]\na=1\na=2\n[h]\na=3\n[g]\na=4\n', ['g.a=5'], '[g]\na=1\na=2\n[h]\na=3\n[g]\na=5\n');
    check('[g]\na=1\na=2\n[h]\na=3\n[g]\na=4\n', ['-g.a'], '[g]\n[h]\na=3\n[g]\n');
  });

  it('leaves what is right already', () => {
    check(
      '[g]\na = "1"\nssl=ON\nskip_b\n',
      ['g.a=1', 'g.ssl=1', 'g.b=0', '-g.c', '-h.a'],
      '[g]\na = "1"\nssl=ON\nskip_b\n',
    );
  });

  it('puts a new option behind its commented-out line, else behind the last one', () => {
    check(
      '[g]\n#ssl-ca = /x\n\nb = 1\n\n# next\n[h]\n',
      ['g.ssl_ca=/y'],
      '[g]\n#ssl-ca = /x\nssl_ca=/y\n\nb = 1\n\n# next\n[h]\n',
    );
    check('[g]\nb = 1\n\n# next\n[h]\nc=1\n', ['g.a=2'], '[g]\nb = 1\na = 2\n\n# next\n[h]\nc=1\n');
    check('[g]\n[h]\n', ['g.a', 'g.b=1'], '[g]\na\nb=1\n[h]\n');
    check('[g]\na=1\n[h]\n[g]\n', ['g.b=1'], '[g]\na=1\n[h]\n[g]\nb=1\n');
    check('[g]\r\na=1', ['g.b=1'], '[g]\r\na=1\r\nb=1\r\n');
  });

  it('makes a section where there is none', () => {
    check('', ['g.a=1'], '[g]\na=1\n');
    check('# c', ['g.a=1'], '# c\n\n[g]\na=1\n');
    check('[h]\nx\n\n', ['g.a=1', 'g.b=2'], '[h]\nx\n\n[g]\na=1\nb=2\n');
  });

  it('says which lines it changes', () => {
    const before = '[g]\na=1\nb=1\nc=1\nd=1\n';
    expect(editOptionFile(bytes(before), 'mysql', ['g.a=2', '-g.c', 'g.e=1'].map(edit)).changes).toEqual([
      { offset: 4, line: 2, removed: 'a=1\n', added: 'a=2\n' },
      { offset: 12, line: 4, removed: 'c=1\n', added: '' },
      { offset: 16, line: 6, removed: '', added: 'e=1\n' },
    ]);
  });

  it('does what it says for any file, changes no other line, and can be undone', () => {
    const line = fc.constantFrom(
      '[g]',
      '[G] x',
      '[h]',
      'a=1',
      'a = "2" # c',
      'skip-a',
      'a',
      'loose_a=3',
      'b=1',
      '# a=4',
      '#',
      '',
      '!include xx',
    );
    const file = fc.array(line, { maxLength: 10 }).map((lines) => ['[h]', ...lines]);
    const word = fc.constantFrom('g.a=1', 'g.a=x # y', 'g.a', 'g.skip-a', '-g.a', 'h.b=2', '-h.b', 'h.c=c');
    fc.assert(
      fc.property(
        file,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.array(word, { maxLength: 3 }),
        (lines, end, last, words) => {
          const before = lines.join(end) + (last ? end : '');
          const edits = words.map(edit);
          const { bytes: after, changes } = editOptionFile(bytes(before), 'mariadb', edits);
          expect(text(undoOptionEdit(after, changes))).toBe(before);
          // Twice is once.
          expect(editOptionFile(after, 'mariadb', edits.slice(-1)).changes).toEqual([]);
          for (const change of changes) {
            // Only the end of the last line may be added to a line that is not the option's.
            const removed = change.removed.split(/\r?\n/).filter((each) => each !== '');
            const added = change.added.split(/\r?\n/);
            for (const each of removed)
              if (!added.includes(each)) expect(each).toMatch(/^(skip-|loose_)?[abc]( = |=|$)/);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('refuses files that programs stop at or see in part', () => {
    const refused = (file: string): void =>
      expect(() => editOptionFile(bytes(file), 'mariadb', [edit('g.a=1')], '/my.cnf')).toThrow(
        expect.objectContaining({ code: 'option-file-refused' }),
      );
    for (const file of ['a=1\n', '\ufeff[g]\n', '[g\n', '[g]\na=\0\n', `[g]\nb=${'x'.repeat(5000)}\n`]) refused(file);
  });

  it('refuses names that are none', () => {
    for (const wrong of [
      { group: 'g]', name: 'a' },
      { group: 'g', name: 'a=b' },
      { group: 'g', name: '--a' },
      { group: '', name: 'a' },
    ])
      expect(() => editOptionFile(bytes(''), 'mysql', [{ kind: 'set', value: 'x', ...wrong }])).toThrow(
        expect.objectContaining({ code: 'option-name-invalid' }),
      );
  });
});

it('undoes nothing when the lines are no longer there', () => {
  const { bytes: after, changes } = editOptionFile(bytes('[g]\na=1\n'), 'mysql', [edit('g.a=2')]);
  const changed = bytes(text(after).replace('a=2', 'a=3'));
  expect(() => undoOptionEdit(changed, changes, '/my.cnf')).toThrow('/my.cnf:2: the file is not as the edit left it');
  expect(() => undoOptionEdit(bytes(''), changes)).toThrow(expect.objectContaining({ code: 'edit-not-undoable' }));
});

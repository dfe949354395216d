import { expect, it } from 'vitest';
import { checkObject, type ObjectKind } from './check-document.ts';
import { readTextDocument } from './text-document.ts';

const kind: ObjectKind = {
  keys: {
    name: 'text',
    on: 'switch',
    names: 'texts',
    port: 'port',
    how: ['a', 'b'],
    in: { keys: { x: 'text' }, needed: ['x'] },
  },
  needed: [],
};

function check(text: string, at: RegExp | undefined): void {
  const whole = (): void => checkObject(readTextDocument(text, 'f', 'x'), [], kind);
  if (at === undefined) expect(whole, text).not.toThrow();
  else expect(whole, text).toThrow(at);
}

it('takes what is of the kind, and names what is not', () => {
  check('{name: a, on: true, names: [b], port: 3306, how: a, in: {x: y}}', undefined);
  check('name: 1', /f:1:1: name: .*a text/);
  check('on: 1', /true or false/);
  check('names: []', /a list of texts/);
  check('port: 65536', /1 to 65535/);
  check('port: "3306"', /1 to 65535/);
  check('how: c', /a or b/);
  check('in: {}', /f:1:1: in: no x/);
  check('in: []', /an object/);
  check('__proto__: 1', /an unknown key/);
  check('constructor: 1', /an unknown key/);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asTlsqlError } from '../base/error.ts';
import type { Value } from './driver-config.ts';
import { readLiteral } from './literal.ts';

const check = (text: string, value: Value): void => expect(readLiteral(text)).toEqual(value);

it('reads values of four languages', () => {
  check('{"a": 1, b: \'x\', c: true, d: None,}', { dict: { a: 1, b: 'x', c: true, d: null } });
  check("['a' => 1, B::C => 'x']", [{ dict: { a: 1, 'B::C': 'x' } }]);
  check("ssl_mode: :verify_identity, sslca: '/ca.pem'", { dict: { ssl_mode: 'verify_identity', sslca: '/ca.pem' } });
  check("host='h', ssl={'ca': '/c'}", { dict: { host: 'h', ssl: { dict: { ca: '/c' } } } });
  check("{ssl: {ca: fs.readFileSync('/c').toString()}} // why", {
    dict: { ssl: { dict: { ca: { call: 'fs.readFileSync', args: ['/c'] } } } },
  });
  check('const pool = mysql.createPool({ host });', {
    call: 'mysql.createPool',
    args: [{ dict: { host: { call: 'host', args: [] } } }],
  });
});

it('reads or refuses whatever it is given', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      try {
        readLiteral(text);
      } catch (error) {
        expect(asTlsqlError(error).code).toBe('driver-config-unreadable');
      }
    }),
    { numRuns: 2000 },
  );
  expect(() => readLiteral('['.repeat(100))).toThrow();
  expect(() => readLiteral('x'.repeat(70_000))).toThrow();
});

import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './http-sent-to-mysql-port.ts';

const logged = (count: number, text: string): Facts =>
  makeFacts({
    log: {
      files: [],
      duringAttempts: [],
      sinceStart: Array.from({ length: count }, (_, line) => ({ file: 'error.log', line, text })),
    },
  });

it('fires on the fault', () => {
  finds(check, logged(5, '[ERROR] mariadbd: Got packets out of order'), 1);
});

it('is silent on the near miss', () => {
  finds(check, logged(1, '[ERROR] mariadbd: Got packets out of order'), 0);
  finds(check, logged(9, '[Note] Got an error reading communication packets'), 0);
});

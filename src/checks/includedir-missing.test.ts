import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith, serverWith } from '../../test/make/options.ts';
import { check } from './includedir-missing.ts';

it('fires: a server', () => void finds(check, serverWith('[mysqld]\n!includedir /nope\n'), 1));

it('fires: a client', () => void finds(check, clientWith('[client]\n!includedir /nope\n'), 1));

it('is silent: a comment', () => void finds(check, serverWith('[mysqld]\n#!includedir /nope\n'), 0));

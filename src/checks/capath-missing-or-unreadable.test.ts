import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './capath-missing-or-unreadable.ts';

it('fires: the folder is closed', () => finds(check, makeServer({ capath: fileAt('/0755 ca.d/0700') }), 1));

it('is silent: the folder can be read', () => finds(check, makeServer({ capath: fileAt('/0755 ca.d/0755') }), 0));

import { expect, it } from 'vitest';
import { pathMaterial, textMaterial } from './material.ts';

const read = { call: 'fs.readFileSync', args: ['/c'] };

it('tells a path from a text', () => {
  expect(pathMaterial('file:///c')).toEqual({ kind: 'path', path: '/c' });
  expect(pathMaterial('-----BEGIN X')).toEqual({ kind: 'pem' });
  expect(pathMaterial(null)).toBeUndefined();
  expect(textMaterial(read)).toEqual({ kind: 'path', path: '/c' });
  expect(textMaterial([read])).toEqual({ kind: 'path', path: '/c' });
  expect(textMaterial('/c')).toEqual({ kind: 'other', text: '/c' });
});

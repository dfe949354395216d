import { expect, it } from 'vitest';
import { cursorOf } from './cursor.ts';

it('accepts words in any case, all or none of them', () => {
  const cursor = cursorOf('Show CREATE user x');
  expect(cursor.accept('show', 'grants')).toBe(false);
  expect(cursor.accept('show', 'create', 'user')).toBe(true);
  expect(cursor.name()).toBe('x');
  expect(cursor.atEnd()).toBe(true);
  expect(cursor.take().kind).toBe('end');
  expect(cursor.take().kind).toBe('end');
});

it('takes no keyword for a quoted name, and no quoted name for a keyword', () => {
  const cursor = cursorOf("`select` 'select' ;");
  expect(cursor.accept('select')).toBe(false);
  expect(cursor.name()).toBe('select');
  expect(() => cursor.name()).toThrow("near ''select' ;'");
  expect(cursor.string()).toBe('select');
  expect(cursor.atEnd()).toBe(true);
});

it('points at what does not fit', () => {
  const cursor = cursorOf('a b');
  expect(() => cursor.expect('b')).toThrow(/near 'a b'/);
  expect(() => cursor.expectOperator('=')).toThrow(/near 'a b'/);
  expect(() => cursor.string()).toThrow(/near 'a b'/);
});

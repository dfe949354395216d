import { expect, it } from 'vitest';
import { accountPlugin, authPlugin, authPlugins } from './plugins.ts';
import { refusedPlugins } from './refused-plugins.ts';

it('finds each plugin by its name on the wire and by its names in mysql.user', () => {
  for (const plugin of authPlugins) {
    expect(authPlugin(plugin.name)).toBe(plugin);
    for (const name of plugin.accountNames ?? [plugin.name]) expect(accountPlugin(name)).toBe(plugin);
  }
  expect(authPlugin('made_up')).toBeUndefined();
});

it('names are unique, and no plugin is both spoken and refused', () => {
  const names = [...authPlugins.map((plugin) => plugin.name), ...refusedPlugins];
  expect(new Set(names).size).toBe(names.length);
});

it('what reveals the password proves nothing', () => {
  for (const plugin of authPlugins) if (plugin.reveals === 'password') expect(plugin.proofHash).toBeUndefined();
});

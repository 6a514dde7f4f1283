import { createContext, onMount } from 'svelte';
import type { App } from './app.svelte.ts';
import type { Layer } from './keyboard.svelte.ts';

/** The app of this window, for every component below App.svelte. */
export const [getApp, setApp] = createContext<App>();

/** Gives a component's keys to the keyboard for as long as the component is shown. */
export function useKeys(layer: Layer): void {
  const { keyboard } = getApp();
  onMount(() => keyboard.add(layer));
}

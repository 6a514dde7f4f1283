import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/markdown.css';
import { mount } from 'svelte';
import { createClient } from '../contract/client.ts';
import AppView from './App.svelte';
import { App } from './state/app.svelte.ts';
import { startTheme } from './theme/theme.ts';
import { connectHost } from './transport.ts';

startTheme();
const host = connectHost();
const target = document.getElementById('app');
if (target !== null) mount(AppView, { target, props: { app: new App(host, createClient(host)) } });

/** Preload: puts `window.plumbline` into the page, and nothing else. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { EventChannel, Events, PlumblineApi } from '../src-shared/ipc/contract';
import { EVENT_CHANNELS } from '../src-shared/ipc/event-channels';
import { DROPPED_WIRE, EVENT_WIRE, REQUEST_WIRE } from '../src-shared/ipc/wire';

type Listener = (payload: Events[EventChannel]) => void;

const listeners = new Map<string, Set<Listener>>(EVENT_CHANNELS.map((channel) => [channel, new Set()]));

// The event object stays here: it would give the page a way to the raw channel.
ipcRenderer.on(EVENT_WIRE, (_event, channel: string, payload: Events[EventChannel]) => {
  for (const listener of listeners.get(channel) ?? []) listener(payload);
});

const api: PlumblineApi = {
  request: (channel, payload) => ipcRenderer.invoke(REQUEST_WIRE, channel, payload),
  on: (channel, listener) => {
    const ofChannel = listeners.get(channel);
    if (!ofChannel) throw new Error(`No such event: ${channel}`);
    const added = listener as Listener;
    ofChannel.add(added);
    return () => {
      ofChannel.delete(added);
    };
  },
  importDropped: (files) => {
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
    return ipcRenderer.invoke(DROPPED_WIRE, paths) as ReturnType<PlumblineApi['importDropped']>;
  },
};

contextBridge.exposeInMainWorld('plumbline', api);

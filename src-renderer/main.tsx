/** The window's start: styles, state, keys, and the first screen. */
import './no-eval';
import '@fontsource-variable/inter';
import '@fontsource-variable/source-serif-4';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { defined } from '../src-shared/assert';
import { listenToKeys } from './actions/keyboard';
import { followFocus } from './actions/panes';
import { refuseLongPastes } from './actions/paste-limit';
import { runAction } from './actions/registry';
import { followEnabledActions } from './actions/report-enabled';
import { App } from './components/app/app';
import { connect } from './state/connect';

followFocus();
listenToKeys();
refuseLongPastes();
createRoot(defined(document.getElementById('root'), 'root element')).render(<App />);
await connect((id) => void runAction(id));
followEnabledActions();

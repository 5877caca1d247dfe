// First of all imports: the components still look for the root API where React had it before 19.
import '@arco-design/web-react/es/_util/react-19-adapter';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { readState } from './state';
import { dress } from './style';

const state = readState(document, window.location.search);
dress(document, state.settings.prefix);
createRoot(document.getElementById('root')!).render(<App state={state} />);

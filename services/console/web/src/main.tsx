import '@fontsource-variable/plus-jakarta-sans/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './styles.css';

import { createTheme, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { ApiProblem } from './api/client';
import { App } from './App';
import { startWords } from './i18n';
import { Stumble } from './shell/Stumble';

const theme = createTheme({
  primaryColor: 'teal',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Its scroll lock writes a style into the page, which the page's policy forbids.
    Modal: { defaultProps: { lockScroll: false, centered: true, radius: 'lg' } },
  },
});

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the API answered on purpose is not asked again; a lost line is.
      retry: (failures, problem) =>
        failures < 3 &&
        (!(problem instanceof ApiProblem) || problem.status === 0 || problem.status >= 500),
    },
  },
});

void startWords().then(() => {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <Notifications position="top-center" limit={3} />
        <QueryClientProvider client={client}>
          <BrowserRouter>
            <Stumble>
              <App />
            </Stumble>
          </BrowserRouter>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
});

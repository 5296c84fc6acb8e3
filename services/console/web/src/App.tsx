import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { useMe } from './api/queries';
import { DeskPage } from './queue/DeskPage';
import { SignInPage } from './session/SignInPage';
import { Missing } from './shell/Missing';
import { Trouble } from './shell/Trouble';
import { Waiting } from './shell/Waiting';

// Charts weigh as much as all the rest: only who wants figures loads them.
const FiguresPage = lazy(() => import('./figures/FiguresPage'));

export function App() {
  const me = useMe();
  if (me.isPending) return <Waiting />;
  if (me.isError) return <Trouble problem={me.error} retry={() => void me.refetch()} page />;
  if (!me.data) return <SignInPage />;
  return (
    <Routes>
      <Route path="/" element={<Navigate to="/laporan" replace />} />
      <Route path="/laporan" element={<DeskPage me={me.data} />} />
      <Route path="/laporan/:number" element={<DeskPage me={me.data} />} />
      <Route
        path="/angka"
        element={
          <Suspense fallback={<Waiting />}>
            <FiguresPage me={me.data} />
          </Suspense>
        }
      />
      <Route path="*" element={<Missing />} />
    </Routes>
  );
}

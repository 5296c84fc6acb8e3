import { useMediaQuery } from '@mantine/hooks';

// Two panes fit.
export function useWide(): boolean {
  return (
    useMediaQuery('(min-width: 1100px)', undefined, { getInitialValueInEffect: false }) ?? false
  );
}

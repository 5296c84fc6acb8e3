import { Button } from '@mantine/core';
import { IconRefresh } from './icons';
import i18next from 'i18next';
import { Component, type ReactNode } from 'react';
import { Notice } from './Notice';

// Catches what a page threw, so that an officer sees a way on and not an empty window.
export class Stumble extends Component<{ children: ReactNode }, { fell: boolean }> {
  override state = { fell: false };

  static getDerivedStateFromError() {
    return { fell: true };
  }

  override render() {
    if (!this.state.fell) return this.props.children;
    return (
      <main>
        <Notice
          icon={<IconRefresh size={28} stroke={1.6} />}
          title={i18next.t('error.title')}
          text={i18next.t('error.crash')}
          page
        >
          <Button onClick={() => location.reload()}>{i18next.t('error.reload')}</Button>
        </Notice>
      </main>
    );
  }
}

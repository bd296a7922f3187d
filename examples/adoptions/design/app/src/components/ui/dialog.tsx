"use client";

import { Content, Description, Overlay, Portal, Root, Title } from "@radix-ui/react-dialog";
import type { ReactNode } from "react";
import styles from "./dialog.module.css";

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  role?: "dialog" | "alertdialog";
  children: ReactNode;
};

export function Dialog({ open, onClose, title, description, role = "dialog", children }: DialogProps) {
  return (
    <Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Portal>
        <Overlay className={styles.overlay} />
        <Content role={role} className={styles.content}>
          <Title className={styles.title}>{title}</Title>
          <Description asChild>
            <div className={styles.description}>{description}</div>
          </Description>
          {children}
        </Content>
      </Portal>
    </Root>
  );
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}

/** The lowest role that may do a thing in one chat. */
export type Right = 'owner' | 'manager' | 'member' | 'none';

export interface UserRow {
  readonly id: number;
  readonly active: boolean;
  readonly login: string;
  readonly name: string;
  readonly lastName: string;
  readonly secondName: string;
  readonly email: string;
  readonly departments: readonly number[];
  readonly kind: 'employee' | 'extranet' | 'bot' | 'email';
  /** Workgroups; an extranet user is reachable only by people who share one. */
  readonly groups: readonly number[];
  readonly gender: 'M' | 'F' | '';
  readonly position: string;
  readonly admin: boolean;
  readonly color: string;
  readonly registered: number;
}

export interface DepartmentRow {
  readonly id: number;
  readonly name: string;
  readonly sort: number;
  readonly parent: number | null;
  readonly head: number | null;
}

export interface ChatRow {
  readonly id: number;
  /** `P`: the private dialog of two people. */
  readonly type: 'C' | 'O' | 'P';
  readonly special: '' | 'general' | 'favorite';
  readonly title: string;
  readonly description: string | null;
  readonly color: string;
  readonly avatar: number | null;
  readonly owner: number;
  readonly entityType: string;
  readonly entityId: string;
  readonly entityData: readonly [string, string, string];
  readonly extranet: boolean;
  readonly rights: ChatRights;
  readonly messageCount: number;
  readonly lastMessage: number;
  readonly userCount: number;
  readonly created: number;
  readonly lastActivity: number;
}

export interface ChatRights {
  readonly usersAdd: Right;
  readonly usersDelete: Right;
  readonly ui: Right;
  readonly settings: Right;
  readonly messages: Right;
}

export interface MemberRow {
  readonly id: number;
  readonly chat: number;
  readonly user: number;
  readonly manager: boolean;
  readonly muted: boolean;
  /** Messages up to this id are hidden from this member. */
  readonly startId: number;
  readonly startCount: number;
  readonly lastRead: number;
  readonly reason: '' | 'structure';
  readonly hiddenFromRecent: boolean;
}

export interface MessageRow {
  readonly id: number;
  readonly chat: number;
  /** 0: the system speaks. */
  readonly author: number;
  readonly system: boolean;
  readonly date: number;
  readonly text: string;
  readonly code: string;
  readonly uuid: string | null;
}

export interface FileRow {
  readonly id: number;
  readonly path: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Small things that must survive the process: counters, secrets, tokens; the id is the name. */
export interface NoteRow {
  readonly id: string;
  readonly value: string | number | readonly string[] | Readonly<Record<string, string | number | readonly string[]>>;
}

export interface Rows {
  readonly users: UserRow;
  readonly departments: DepartmentRow;
  readonly chats: ChatRow;
  readonly members: MemberRow;
  readonly messages: MessageRow;
  readonly files: FileRow;
  readonly notes: NoteRow;
}

export type TableName = keyof Rows;

export const TABLE_NAMES: readonly TableName[] = [
  'users',
  'departments',
  'chats',
  'members',
  'messages',
  'files',
  'notes',
];

import { askJson, askNothing, withJson } from "@/components/requests/ask-server";
import {
  type InvitationOrder,
  invitationsSchema,
  type MemberOrder,
  membersSchema,
  newLinkSchema,
} from "@/lib/accounts/contract/members";

export const MEMBERS_KEY = ["members"];
export const INVITATIONS_KEY = ["invitations"];

const toMember = (id: string, rest = "") => `/api/members/${encodeURIComponent(id)}${rest}`;

export const fetchMembers = () => askJson("/api/members", membersSchema);
export const putMember = (id: string, order: MemberOrder) => askNothing(toMember(id), withJson("PUT", order));
/** A link with which the member chooses a new password. */
export const postReset = (id: string) => askJson(toMember(id, "/reset"), newLinkSchema, withJson("POST", {}));
export const deleteMemberSessions = (id: string) =>
  askNothing(toMember(id, "/sessions"), withJson("DELETE", {}));

export const fetchInvitations = () => askJson("/api/invitations", invitationsSchema);
export const postInvitation = (order: InvitationOrder) =>
  askJson("/api/invitations", newLinkSchema, withJson("POST", order));
export const deleteInvitation = (id: string) =>
  askNothing(`/api/invitations/${encodeURIComponent(id)}`, withJson("DELETE", {}));

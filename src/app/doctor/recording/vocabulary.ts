/*
 * What belongs to Bitrix24 itself and says nothing about the people of a portal: it may leave in a recording as it is.
 *
 * Source: the documentation of the methods that are recorded, and the server code where it adds to their answers.
 */

/** Names of fields; any other is masked, as the people of a portal can make fields of their own. */
export const fieldNames: ReadonlySet<string> = wordsOf(`
  result error error_description error_information error_uri total next time start finish duration processing date_start date_finish
  operating operating_reset_at
  ID CODE VERSION STATUS INSTALLED PAYMENT_EXPIRED DAYS LANGUAGE_ID LICENSE LICENSE_TYPE LICENSE_FAMILY LICENSE_PREVIOUS SCOPE isExisting isAvailable
  XML_ID ACTIVE ADMIN NAME LAST_NAME SECOND_NAME TITLE EMAIL LAST_LOGIN DATE_REGISTER TIME_ZONE TIME_ZONE_OFFSET IS_ONLINE TIMESTAMP_X
  LAST_ACTIVITY_DATE PERSONAL_GENDER PERSONAL_PROFESSION PERSONAL_WWW PERSONAL_BIRTHDAY PERSONAL_PHOTO PERSONAL_ICQ PERSONAL_PHONE
  PERSONAL_FAX PERSONAL_MOBILE PERSONAL_PAGER PERSONAL_STREET PERSONAL_CITY PERSONAL_STATE PERSONAL_ZIP PERSONAL_COUNTRY PERSONAL_MAILBOX
  PERSONAL_NOTES WORK_PHONE WORK_COMPANY WORK_POSITION WORK_DEPARTMENT WORK_WWW WORK_FAX WORK_PAGER WORK_STREET WORK_MAILBOX WORK_CITY
  WORK_STATE WORK_ZIP WORK_COUNTRY WORK_PROFILE WORK_LOGO WORK_NOTES UF_SKYPE_LINK UF_ZOOM UF_EMPLOYMENT_DATE UF_TIMEMAN UF_DEPARTMENT
  UF_INTERESTS UF_SKILLS UF_WEB_SITES UF_XING UF_LINKEDIN UF_FACEBOOK UF_TWITTER UF_SKYPE UF_DISTRICT UF_PHONE_INNER UF_USER_CRM_ENTITY
  USER_TYPE SORT PARENT UF_HEAD
  items hasMore hasMorePages birthdayList copilot recommendedRoles messagesAutoDeleteConfigs user_list chats messages roles
  id chat_id type avatar url color title message file author_id attach date uuid status counter last_id pinned unread has_reminder
  date_update date_last_activity chat options user sticker text text_field_enabled
  parent_chat_id parent_message_id name description owner extranet user_counter message_count unread_id restrictions last_message_id
  marked_id disk_folder_id entity_type entity_id entity_data_1 entity_data_2 entity_data_3 mute_list date_create message_type public code
  link role entity_link background_id permissions manage_users_add manage_users_delete manage_ui manage_settings manage_messages can_post
  is_new readed_list user_id user_name message_id manager_list last_message_views first_viewers count_of_viewers dialog_id
  contains_collaber call leave leave_owner mute rename send extend
  active first_name last_name work_position avatar_hr gender birthday network bot connector external_auth_id idle last_activity_date
  mobile_last_date desktop_last_date absent departments phones bot_data website email services profile
`);

/** Values that are the same on every portal, and without which there is nothing to compare. */
export const words: ReadonlySet<string> = wordsOf(`
  Y N M F C O true false none default received delivered sent text
  im imbot user user_basic user_brief department basic chat open private general lines crm sonetGroup tasks calendar videoconf channel openChannel
  collab comment employee extranet email bot online offline member manager owner guest MEMBER MANAGER OWNER GUEST NONE GENERAL
  NO_AUTH_FOUND INVALID_CREDENTIALS INVALID_REQUEST INSUFFICIENT_SCOPE USER_ACCESS_ERROR WRONG_AUTH_TYPE QUERY_LIMIT_EXCEEDED
  OPERATION_TIME_LIMIT ERROR_METHOD_NOT_FOUND ERROR_ARGUMENT ERROR_CORE ERROR_UNEXPECTED_ANSWER INTERNAL_SERVER_ERROR ACCESS_ERROR
  ACCESS_DENIED AUTHORIZE_ERROR DIALOG_ID_EMPTY CHAT_ID_EMPTY CHAT_NOT_FOUND USER_NOT_FOUND USER_NOT_EXISTS ID_EMPTY INVALID_FORMAT
  FIND_SHORT
`);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

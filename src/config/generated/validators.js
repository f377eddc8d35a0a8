/* Written by scripts/generate.ts. */
var __getOwnPropNames=Object.getOwnPropertyNames;var __commonJS=(cb,mod)=>function(){try{return mod||(0,cb[__getOwnPropNames(cb)[0]])((mod={exports:{}}).exports,mod),mod.exports}catch(e){throw mod=0,e}};var require_ucs2length=__commonJS({"node_modules/ajv/dist/runtime/ucs2length.js"(exports){"use strict";Object.defineProperty(exports,"__esModule",{value:!0});function ucs2length(str){
let len=str.length,length=0,pos=0,value;for(;pos<len;)length++,value=str.charCodeAt(pos++),value>=55296&&value<=56319&&pos<len&&(value=str.charCodeAt(pos),(value&
64512)===56320&&pos++);return length}exports.default=ucs2length;ucs2length.code='require("ajv/dist/runtime/ucs2length").default'}});var checkHeaderFields=validate10,schema11={$id:"checkHeaderFields",type:"object",properties:{version:{const:1},project:{type:"string",minLength:1,maxLength:50,pattern:"\
^[\\p{L}\\p{M}\\p{Nd}._-]+$"},identity:{enum:["lockfile","marker"]},portal:{oneOf:[{const:"sandbox"},{type:"object",properties:{url:{type:"string",minLength:1},
token:{type:"string",minLength:1},tariff:{enum:["standard","enterprise","self-hosted"]},undocumented:{type:"boolean"}},additionalProperties:!1}]},vars:{},defaults:{},
include:{type:"array",items:{type:"string",minLength:1}},chats:{}},patternProperties:{"^x-":{}},additionalProperties:!1},pattern0=new RegExp("^x-","u"),pattern1=new RegExp(
"^[\\p{L}\\p{M}\\p{Nd}._-]+$","u"),func2=require_ucs2length().default;function validate10(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){
let vErrors=null,errors=0;if(data&&typeof data=="object"&&!Array.isArray(data)){for(let key0 in data)if(!(key0==="version"||key0==="project"||key0==="identity"||
key0==="portal"||key0==="vars"||key0==="defaults"||key0==="include"||key0==="chats"||pattern0.test(key0))){let err0={instancePath,schemaPath:"#/additionalProper\
ties",keyword:"additionalProperties",params:{additionalProperty:key0}};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}if(data.version!==void 0&&data.
version!==1){let err1={instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}};vErrors===null?vErrors=
[err1]:vErrors.push(err1),errors++}if(data.project!==void 0){let data1=data.project;if(typeof data1=="string"){if(func2(data1)>50){let err2={instancePath:instancePath+
"/project",schemaPath:"#/properties/project/maxLength",keyword:"maxLength",params:{limit:50}};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}if(func2(
data1)<1){let err3={instancePath:instancePath+"/project",schemaPath:"#/properties/project/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=
[err3]:vErrors.push(err3),errors++}if(!pattern1.test(data1)){let err4={instancePath:instancePath+"/project",schemaPath:"#/properties/project/pattern",keyword:"p\
attern",params:{pattern:"^[\\p{L}\\p{M}\\p{Nd}._-]+$"}};vErrors===null?vErrors=[err4]:vErrors.push(err4),errors++}}else{let err5={instancePath:instancePath+"/pr\
oject",schemaPath:"#/properties/project/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err5]:vErrors.push(err5),errors++}}if(data.identity!==
void 0){let data2=data.identity;if(!(data2==="lockfile"||data2==="marker")){let err6={instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/en\
um",keyword:"enum",params:{allowedValues:schema11.properties.identity.enum}};vErrors===null?vErrors=[err6]:vErrors.push(err6),errors++}}if(data.portal!==void 0){
let data3=data.portal,_errs7=errors,valid1=!1,passing0=null,_errs8=errors;if(data3!=="sandbox"){let err7={instancePath:instancePath+"/portal",schemaPath:"#/prop\
erties/portal/oneOf/0/const",keyword:"const",params:{allowedValue:"sandbox"}};vErrors===null?vErrors=[err7]:vErrors.push(err7),errors++}var _valid0=_errs8===errors;
_valid0&&(valid1=!0,passing0=0);let _errs9=errors;if(data3&&typeof data3=="object"&&!Array.isArray(data3)){for(let key1 in data3)if(!(key1==="url"||key1==="toke\
n"||key1==="tariff"||key1==="undocumented")){let err8={instancePath:instancePath+"/portal",schemaPath:"#/properties/portal/oneOf/1/additionalProperties",keyword:"\
additionalProperties",params:{additionalProperty:key1}};vErrors===null?vErrors=[err8]:vErrors.push(err8),errors++}if(data3.url!==void 0){let data4=data3.url;if(typeof data4==
"string"){if(func2(data4)<1){let err9={instancePath:instancePath+"/portal/url",schemaPath:"#/properties/portal/oneOf/1/properties/url/minLength",keyword:"minLen\
gth",params:{limit:1}};vErrors===null?vErrors=[err9]:vErrors.push(err9),errors++}}else{let err10={instancePath:instancePath+"/portal/url",schemaPath:"#/properti\
es/portal/oneOf/1/properties/url/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err10]:vErrors.push(err10),errors++}}if(data3.token!==void 0){
let data5=data3.token;if(typeof data5=="string"){if(func2(data5)<1){let err11={instancePath:instancePath+"/portal/token",schemaPath:"#/properties/portal/oneOf/1\
/properties/token/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err11]:vErrors.push(err11),errors++}}else{let err12={instancePath:instancePath+
"/portal/token",schemaPath:"#/properties/portal/oneOf/1/properties/token/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err12]:vErrors.push(
err12),errors++}}if(data3.tariff!==void 0){let data6=data3.tariff;if(!(data6==="standard"||data6==="enterprise"||data6==="self-hosted")){let err13={instancePath:instancePath+
"/portal/tariff",schemaPath:"#/properties/portal/oneOf/1/properties/tariff/enum",keyword:"enum",params:{allowedValues:schema11.properties.portal.oneOf[1].properties.
tariff.enum}};vErrors===null?vErrors=[err13]:vErrors.push(err13),errors++}}if(data3.undocumented!==void 0&&typeof data3.undocumented!="boolean"){let err14={instancePath:instancePath+
"/portal/undocumented",schemaPath:"#/properties/portal/oneOf/1/properties/undocumented/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[err14]:
vErrors.push(err14),errors++}}else{let err15={instancePath:instancePath+"/portal",schemaPath:"#/properties/portal/oneOf/1/type",keyword:"type",params:{type:"obj\
ect"}};vErrors===null?vErrors=[err15]:vErrors.push(err15),errors++}var _valid0=_errs9===errors;if(_valid0&&valid1?(valid1=!1,passing0=[passing0,1]):_valid0&&(valid1=
!0,passing0=1),valid1)errors=_errs7,vErrors!==null&&(_errs7?vErrors.length=_errs7:vErrors=null);else{let err16={instancePath:instancePath+"/portal",schemaPath:"\
#/properties/portal/oneOf",keyword:"oneOf",params:{passingSchemas:passing0}};vErrors===null?vErrors=[err16]:vErrors.push(err16),errors++}}if(data.include!==void 0){
let data8=data.include;if(Array.isArray(data8)){let len0=data8.length;for(let i0=0;i0<len0;i0++){let data9=data8[i0];if(typeof data9=="string"){if(func2(data9)<
1){let err17={instancePath:instancePath+"/include/"+i0,schemaPath:"#/properties/include/items/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=
[err17]:vErrors.push(err17),errors++}}else{let err18={instancePath:instancePath+"/include/"+i0,schemaPath:"#/properties/include/items/type",keyword:"type",params:{
type:"string"}};vErrors===null?vErrors=[err18]:vErrors.push(err18),errors++}}}else{let err19={instancePath:instancePath+"/include",schemaPath:"#/properties/incl\
ude/type",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=[err19]:vErrors.push(err19),errors++}}}else{let err20={instancePath,schemaPath:"#/type",keyword:"\
type",params:{type:"object"}};vErrors===null?vErrors=[err20]:vErrors.push(err20),errors++}return validate10.errors=vErrors,errors===0}var checkChatFields=validate11,
schema12={$id:"checkChatFields",type:"object",properties:{title:{type:"string",minLength:1,maxLength:255,pattern:"\\S"},type:{enum:["OPEN","CHAT"]},description:{
type:"string"},color:{enum:["RED","GREEN","MINT","LIGHT_BLUE","DARK_BLUE","PURPLE","AQUA","PINK","LIME","BROWN","AZURE","KHAKI","SAND","MARENGO","GRAY","GRAPHIT\
E"]},message:{type:"string",minLength:1,maxLength:2e4},users:{type:"array",items:{oneOf:[{type:"integer",minimum:1},{type:"string",format:"email"},{type:"object",
properties:{department:{oneOf:[{type:"integer",minimum:1},{type:"string",minLength:1}]},recursive:{type:"boolean"}},required:["department"],additionalProperties:!1}]}},
membership:{enum:["ensure","exact"]},owner:{oneOf:[{type:"integer",minimum:1},{type:"string",format:"email"}]},managers:{type:"array",items:{oneOf:[{type:"integ\
er",minimum:1},{type:"string",format:"email"},{type:"object",properties:{department:{oneOf:[{type:"integer",minimum:1},{type:"string",minLength:1}]},recursive:{
type:"boolean"}},required:["department"],additionalProperties:!1}]}},avatar:{type:"string",minLength:1},entity:{type:"object",properties:{type:{type:"string",minLength:1,
maxLength:50,pattern:"^[A-Z][A-Z0-9_]*$"},id:{type:"string",minLength:1,maxLength:255,pattern:"^[\\x21-\\x7e]+$"}},required:["type","id"],additionalProperties:!1},
previousKeys:{type:"array",items:{type:"string",minLength:1},uniqueItems:!0},protect:{type:"boolean"},onRemove:{enum:["forget","archive","delete"]},"users+":{type:"\
array",items:{oneOf:[{type:"integer",minimum:1},{type:"string",format:"email"},{type:"object",properties:{department:{oneOf:[{type:"integer",minimum:1},{type:"s\
tring",minLength:1}]},recursive:{type:"boolean"}},required:["department"],additionalProperties:!1}]}}},additionalProperties:!1},func7=Object.prototype.hasOwnProperty,
pattern2=new RegExp("\\S","u"),pattern3=new RegExp("^[A-Z][A-Z0-9_]*$","u"),pattern4=new RegExp("^[\\x21-\\x7e]+$","u"),formats0=/^[^\s@,;<>"]+@[^\s@,;<>".]+(?:\.[^\s@,;<>".]+)+$/u;
function validate11(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(data&&typeof data=="object"&&!Array.isArray(
data)){for(let key0 in data)if(!func7.call(schema12.properties,key0)){let err0={instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",
params:{additionalProperty:key0}};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}if(data.title!==void 0){let data0=data.title;if(typeof data0=="strin\
g"){if(func2(data0)>255){let err1={instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit:255}};vErrors===
null?vErrors=[err1]:vErrors.push(err1),errors++}if(func2(data0)<1){let err2={instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"\
minLength",params:{limit:1}};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}if(!pattern2.test(data0)){let err3={instancePath:instancePath+"/title",schemaPath:"\
#/properties/title/pattern",keyword:"pattern",params:{pattern:"\\S"}};vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++}}else{let err4={instancePath:instancePath+
"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err4]:vErrors.push(err4),errors++}}if(data.type!==void 0){
let data1=data.type;if(!(data1==="OPEN"||data1==="CHAT")){let err5={instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{
allowedValues:schema12.properties.type.enum}};vErrors===null?vErrors=[err5]:vErrors.push(err5),errors++}}if(data.description!==void 0&&typeof data.description!=
"string"){let err6={instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=
[err6]:vErrors.push(err6),errors++}if(data.color!==void 0){let data3=data.color;if(!(data3==="RED"||data3==="GREEN"||data3==="MINT"||data3==="LIGHT_BLUE"||data3===
"DARK_BLUE"||data3==="PURPLE"||data3==="AQUA"||data3==="PINK"||data3==="LIME"||data3==="BROWN"||data3==="AZURE"||data3==="KHAKI"||data3==="SAND"||data3==="MAREN\
GO"||data3==="GRAY"||data3==="GRAPHITE")){let err7={instancePath:instancePath+"/color",schemaPath:"#/properties/color/enum",keyword:"enum",params:{allowedValues:schema12.
properties.color.enum}};vErrors===null?vErrors=[err7]:vErrors.push(err7),errors++}}if(data.message!==void 0){let data4=data.message;if(typeof data4=="string"){if(func2(
data4)>2e4){let err8={instancePath:instancePath+"/message",schemaPath:"#/properties/message/maxLength",keyword:"maxLength",params:{limit:2e4}};vErrors===null?vErrors=
[err8]:vErrors.push(err8),errors++}if(func2(data4)<1){let err9={instancePath:instancePath+"/message",schemaPath:"#/properties/message/minLength",keyword:"minLen\
gth",params:{limit:1}};vErrors===null?vErrors=[err9]:vErrors.push(err9),errors++}}else{let err10={instancePath:instancePath+"/message",schemaPath:"#/properties/\
message/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err10]:vErrors.push(err10),errors++}}if(data.users!==void 0){let data5=data.users;if(Array.
isArray(data5)){let len0=data5.length;for(let i0=0;i0<len0;i0++){let data6=data5[i0],_errs13=errors,valid3=!1,passing0=null,_errs14=errors;if(!(typeof data6=="n\
umber"&&!(data6%1)&&!isNaN(data6)&&isFinite(data6))){let err11={instancePath:instancePath+"/users/"+i0,schemaPath:"#/properties/users/items/oneOf/0/type",keyword:"\
type",params:{type:"integer"}};vErrors===null?vErrors=[err11]:vErrors.push(err11),errors++}if(typeof data6=="number"&&isFinite(data6)&&(data6<1||isNaN(data6))){
let err12={instancePath:instancePath+"/users/"+i0,schemaPath:"#/properties/users/items/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===
null?vErrors=[err12]:vErrors.push(err12),errors++}var _valid0=_errs14===errors;_valid0&&(valid3=!0,passing0=0);let _errs16=errors;if(typeof data6=="string"){if(!formats0.
test(data6)){let err13={instancePath:instancePath+"/users/"+i0,schemaPath:"#/properties/users/items/oneOf/1/format",keyword:"format",params:{format:"email"}};vErrors===
null?vErrors=[err13]:vErrors.push(err13),errors++}}else{let err14={instancePath:instancePath+"/users/"+i0,schemaPath:"#/properties/users/items/oneOf/1/type",keyword:"\
type",params:{type:"string"}};vErrors===null?vErrors=[err14]:vErrors.push(err14),errors++}var _valid0=_errs16===errors;if(_valid0&&valid3)valid3=!1,passing0=[passing0,
1];else{_valid0&&(valid3=!0,passing0=1);let _errs18=errors;if(data6&&typeof data6=="object"&&!Array.isArray(data6)){if(data6.department===void 0){let err15={instancePath:instancePath+
"/users/"+i0,schemaPath:"#/properties/users/items/oneOf/2/required",keyword:"required",params:{missingProperty:"department"}};vErrors===null?vErrors=[err15]:vErrors.
push(err15),errors++}for(let key1 in data6)if(!(key1==="department"||key1==="recursive")){let err16={instancePath:instancePath+"/users/"+i0,schemaPath:"#/proper\
ties/users/items/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:key1}};vErrors===null?vErrors=[err16]:vErrors.push(err16),
errors++}if(data6.department!==void 0){let data7=data6.department,_errs22=errors,valid5=!1,passing1=null,_errs23=errors;if(!(typeof data7=="number"&&!(data7%1)&&
!isNaN(data7)&&isFinite(data7))){let err17={instancePath:instancePath+"/users/"+i0+"/department",schemaPath:"#/properties/users/items/oneOf/2/properties/departm\
ent/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err17]:vErrors.push(err17),errors++}if(typeof data7=="number"&&isFinite(data7)&&
(data7<1||isNaN(data7))){let err18={instancePath:instancePath+"/users/"+i0+"/department",schemaPath:"#/properties/users/items/oneOf/2/properties/department/oneO\
f/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=[err18]:vErrors.push(err18),errors++}var _valid1=_errs23===errors;_valid1&&
(valid5=!0,passing1=0);let _errs25=errors;if(typeof data7=="string"){if(func2(data7)<1){let err19={instancePath:instancePath+"/users/"+i0+"/department",schemaPath:"\
#/properties/users/items/oneOf/2/properties/department/oneOf/1/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err19]:vErrors.push(err19),
errors++}}else{let err20={instancePath:instancePath+"/users/"+i0+"/department",schemaPath:"#/properties/users/items/oneOf/2/properties/department/oneOf/1/type",
keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err20]:vErrors.push(err20),errors++}var _valid1=_errs25===errors;if(_valid1&&valid5?(valid5=!1,passing1=
[passing1,1]):_valid1&&(valid5=!0,passing1=1),valid5)errors=_errs22,vErrors!==null&&(_errs22?vErrors.length=_errs22:vErrors=null);else{let err21={instancePath:instancePath+
"/users/"+i0+"/department",schemaPath:"#/properties/users/items/oneOf/2/properties/department/oneOf",keyword:"oneOf",params:{passingSchemas:passing1}};vErrors===
null?vErrors=[err21]:vErrors.push(err21),errors++}}if(data6.recursive!==void 0&&typeof data6.recursive!="boolean"){let err22={instancePath:instancePath+"/users/"+
i0+"/recursive",schemaPath:"#/properties/users/items/oneOf/2/properties/recursive/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[err22]:vErrors.
push(err22),errors++}}else{let err23={instancePath:instancePath+"/users/"+i0,schemaPath:"#/properties/users/items/oneOf/2/type",keyword:"type",params:{type:"obj\
ect"}};vErrors===null?vErrors=[err23]:vErrors.push(err23),errors++}var _valid0=_errs18===errors;_valid0&&valid3?(valid3=!1,passing0=[passing0,2]):_valid0&&(valid3=
!0,passing0=2)}if(valid3)errors=_errs13,vErrors!==null&&(_errs13?vErrors.length=_errs13:vErrors=null);else{let err24={instancePath:instancePath+"/users/"+i0,schemaPath:"\
#/properties/users/items/oneOf",keyword:"oneOf",params:{passingSchemas:passing0}};vErrors===null?vErrors=[err24]:vErrors.push(err24),errors++}}}else{let err25={
instancePath:instancePath+"/users",schemaPath:"#/properties/users/type",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=[err25]:vErrors.push(err25),
errors++}}if(data.membership!==void 0){let data9=data.membership;if(!(data9==="ensure"||data9==="exact")){let err26={instancePath:instancePath+"/membership",schemaPath:"\
#/properties/membership/enum",keyword:"enum",params:{allowedValues:schema12.properties.membership.enum}};vErrors===null?vErrors=[err26]:vErrors.push(err26),errors++}}
if(data.owner!==void 0){let data10=data.owner,_errs31=errors,valid6=!1,passing2=null,_errs32=errors;if(!(typeof data10=="number"&&!(data10%1)&&!isNaN(data10)&&isFinite(
data10))){let err27={instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=
[err27]:vErrors.push(err27),errors++}if(typeof data10=="number"&&isFinite(data10)&&(data10<1||isNaN(data10))){let err28={instancePath:instancePath+"/owner",schemaPath:"\
#/properties/owner/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=[err28]:vErrors.push(err28),errors++}var _valid2=_errs32===
errors;_valid2&&(valid6=!0,passing2=0);let _errs34=errors;if(typeof data10=="string"){if(!formats0.test(data10)){let err29={instancePath:instancePath+"/owner",schemaPath:"\
#/properties/owner/oneOf/1/format",keyword:"format",params:{format:"email"}};vErrors===null?vErrors=[err29]:vErrors.push(err29),errors++}}else{let err30={instancePath:instancePath+
"/owner",schemaPath:"#/properties/owner/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err30]:vErrors.push(err30),errors++}var _valid2=_errs34===
errors;if(_valid2&&valid6?(valid6=!1,passing2=[passing2,1]):_valid2&&(valid6=!0,passing2=1),valid6)errors=_errs31,vErrors!==null&&(_errs31?vErrors.length=_errs31:
vErrors=null);else{let err31={instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/oneOf",keyword:"oneOf",params:{passingSchemas:passing2}};vErrors===
null?vErrors=[err31]:vErrors.push(err31),errors++}}if(data.managers!==void 0){let data11=data.managers;if(Array.isArray(data11)){let len1=data11.length;for(let i1=0;i1<
len1;i1++){let data12=data11[i1],_errs39=errors,valid9=!1,passing3=null,_errs40=errors;if(!(typeof data12=="number"&&!(data12%1)&&!isNaN(data12)&&isFinite(data12))){
let err32={instancePath:instancePath+"/managers/"+i1,schemaPath:"#/properties/managers/items/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?
vErrors=[err32]:vErrors.push(err32),errors++}if(typeof data12=="number"&&isFinite(data12)&&(data12<1||isNaN(data12))){let err33={instancePath:instancePath+"/man\
agers/"+i1,schemaPath:"#/properties/managers/items/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=[err33]:vErrors.push(
err33),errors++}var _valid3=_errs40===errors;_valid3&&(valid9=!0,passing3=0);let _errs42=errors;if(typeof data12=="string"){if(!formats0.test(data12)){let err34={
instancePath:instancePath+"/managers/"+i1,schemaPath:"#/properties/managers/items/oneOf/1/format",keyword:"format",params:{format:"email"}};vErrors===null?vErrors=
[err34]:vErrors.push(err34),errors++}}else{let err35={instancePath:instancePath+"/managers/"+i1,schemaPath:"#/properties/managers/items/oneOf/1/type",keyword:"t\
ype",params:{type:"string"}};vErrors===null?vErrors=[err35]:vErrors.push(err35),errors++}var _valid3=_errs42===errors;if(_valid3&&valid9)valid9=!1,passing3=[passing3,
1];else{_valid3&&(valid9=!0,passing3=1);let _errs44=errors;if(data12&&typeof data12=="object"&&!Array.isArray(data12)){if(data12.department===void 0){let err36={
instancePath:instancePath+"/managers/"+i1,schemaPath:"#/properties/managers/items/oneOf/2/required",keyword:"required",params:{missingProperty:"department"}};vErrors===
null?vErrors=[err36]:vErrors.push(err36),errors++}for(let key2 in data12)if(!(key2==="department"||key2==="recursive")){let err37={instancePath:instancePath+"/m\
anagers/"+i1,schemaPath:"#/properties/managers/items/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:key2}};vErrors===null?
vErrors=[err37]:vErrors.push(err37),errors++}if(data12.department!==void 0){let data13=data12.department,_errs48=errors,valid11=!1,passing4=null,_errs49=errors;
if(!(typeof data13=="number"&&!(data13%1)&&!isNaN(data13)&&isFinite(data13))){let err38={instancePath:instancePath+"/managers/"+i1+"/department",schemaPath:"#/p\
roperties/managers/items/oneOf/2/properties/department/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err38]:vErrors.push(err38),
errors++}if(typeof data13=="number"&&isFinite(data13)&&(data13<1||isNaN(data13))){let err39={instancePath:instancePath+"/managers/"+i1+"/department",schemaPath:"\
#/properties/managers/items/oneOf/2/properties/department/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=[err39]:vErrors.
push(err39),errors++}var _valid4=_errs49===errors;_valid4&&(valid11=!0,passing4=0);let _errs51=errors;if(typeof data13=="string"){if(func2(data13)<1){let err40={
instancePath:instancePath+"/managers/"+i1+"/department",schemaPath:"#/properties/managers/items/oneOf/2/properties/department/oneOf/1/minLength",keyword:"minLen\
gth",params:{limit:1}};vErrors===null?vErrors=[err40]:vErrors.push(err40),errors++}}else{let err41={instancePath:instancePath+"/managers/"+i1+"/department",schemaPath:"\
#/properties/managers/items/oneOf/2/properties/department/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err41]:vErrors.push(err41),
errors++}var _valid4=_errs51===errors;if(_valid4&&valid11?(valid11=!1,passing4=[passing4,1]):_valid4&&(valid11=!0,passing4=1),valid11)errors=_errs48,vErrors!==null&&
(_errs48?vErrors.length=_errs48:vErrors=null);else{let err42={instancePath:instancePath+"/managers/"+i1+"/department",schemaPath:"#/properties/managers/items/on\
eOf/2/properties/department/oneOf",keyword:"oneOf",params:{passingSchemas:passing4}};vErrors===null?vErrors=[err42]:vErrors.push(err42),errors++}}if(data12.recursive!==
void 0&&typeof data12.recursive!="boolean"){let err43={instancePath:instancePath+"/managers/"+i1+"/recursive",schemaPath:"#/properties/managers/items/oneOf/2/pr\
operties/recursive/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[err43]:vErrors.push(err43),errors++}}else{let err44={instancePath:instancePath+
"/managers/"+i1,schemaPath:"#/properties/managers/items/oneOf/2/type",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err44]:vErrors.push(err44),
errors++}var _valid3=_errs44===errors;_valid3&&valid9?(valid9=!1,passing3=[passing3,2]):_valid3&&(valid9=!0,passing3=2)}if(valid9)errors=_errs39,vErrors!==null&&
(_errs39?vErrors.length=_errs39:vErrors=null);else{let err45={instancePath:instancePath+"/managers/"+i1,schemaPath:"#/properties/managers/items/oneOf",keyword:"\
oneOf",params:{passingSchemas:passing3}};vErrors===null?vErrors=[err45]:vErrors.push(err45),errors++}}}else{let err46={instancePath:instancePath+"/managers",schemaPath:"\
#/properties/managers/type",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=[err46]:vErrors.push(err46),errors++}}if(data.avatar!==void 0){let data15=data.
avatar;if(typeof data15=="string"){if(func2(data15)<1){let err47={instancePath:instancePath+"/avatar",schemaPath:"#/properties/avatar/minLength",keyword:"minLen\
gth",params:{limit:1}};vErrors===null?vErrors=[err47]:vErrors.push(err47),errors++}}else{let err48={instancePath:instancePath+"/avatar",schemaPath:"#/properties\
/avatar/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err48]:vErrors.push(err48),errors++}}if(data.entity!==void 0){let data16=data.entity;
if(data16&&typeof data16=="object"&&!Array.isArray(data16)){if(data16.type===void 0){let err49={instancePath:instancePath+"/entity",schemaPath:"#/properties/ent\
ity/required",keyword:"required",params:{missingProperty:"type"}};vErrors===null?vErrors=[err49]:vErrors.push(err49),errors++}if(data16.id===void 0){let err50={
instancePath:instancePath+"/entity",schemaPath:"#/properties/entity/required",keyword:"required",params:{missingProperty:"id"}};vErrors===null?vErrors=[err50]:vErrors.
push(err50),errors++}for(let key3 in data16)if(!(key3==="type"||key3==="id")){let err51={instancePath:instancePath+"/entity",schemaPath:"#/properties/entity/add\
itionalProperties",keyword:"additionalProperties",params:{additionalProperty:key3}};vErrors===null?vErrors=[err51]:vErrors.push(err51),errors++}if(data16.type!==
void 0){let data17=data16.type;if(typeof data17=="string"){if(func2(data17)>50){let err52={instancePath:instancePath+"/entity/type",schemaPath:"#/properties/ent\
ity/properties/type/maxLength",keyword:"maxLength",params:{limit:50}};vErrors===null?vErrors=[err52]:vErrors.push(err52),errors++}if(func2(data17)<1){let err53={
instancePath:instancePath+"/entity/type",schemaPath:"#/properties/entity/properties/type/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=
[err53]:vErrors.push(err53),errors++}if(!pattern3.test(data17)){let err54={instancePath:instancePath+"/entity/type",schemaPath:"#/properties/entity/properties/t\
ype/pattern",keyword:"pattern",params:{pattern:"^[A-Z][A-Z0-9_]*$"}};vErrors===null?vErrors=[err54]:vErrors.push(err54),errors++}}else{let err55={instancePath:instancePath+
"/entity/type",schemaPath:"#/properties/entity/properties/type/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err55]:vErrors.push(err55),errors++}}
if(data16.id!==void 0){let data18=data16.id;if(typeof data18=="string"){if(func2(data18)>255){let err56={instancePath:instancePath+"/entity/id",schemaPath:"#/pr\
operties/entity/properties/id/maxLength",keyword:"maxLength",params:{limit:255}};vErrors===null?vErrors=[err56]:vErrors.push(err56),errors++}if(func2(data18)<1){
let err57={instancePath:instancePath+"/entity/id",schemaPath:"#/properties/entity/properties/id/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?
vErrors=[err57]:vErrors.push(err57),errors++}if(!pattern4.test(data18)){let err58={instancePath:instancePath+"/entity/id",schemaPath:"#/properties/entity/proper\
ties/id/pattern",keyword:"pattern",params:{pattern:"^[\\x21-\\x7e]+$"}};vErrors===null?vErrors=[err58]:vErrors.push(err58),errors++}}else{let err59={instancePath:instancePath+
"/entity/id",schemaPath:"#/properties/entity/properties/id/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err59]:vErrors.push(err59),errors++}}}else{
let err60={instancePath:instancePath+"/entity",schemaPath:"#/properties/entity/type",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err60]:vErrors.
push(err60),errors++}}if(data.previousKeys!==void 0){let data19=data.previousKeys;if(Array.isArray(data19)){let len2=data19.length;for(let i2=0;i2<len2;i2++){let data20=data19[i2];
if(typeof data20=="string"){if(func2(data20)<1){let err61={instancePath:instancePath+"/previousKeys/"+i2,schemaPath:"#/properties/previousKeys/items/minLength",
keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err61]:vErrors.push(err61),errors++}}else{let err62={instancePath:instancePath+"/previousKeys/"+i2,
schemaPath:"#/properties/previousKeys/items/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err62]:vErrors.push(err62),errors++}}let i3=data19.
length,j0;if(i3>1){let indices0={};for(;i3--;){let item0=data19[i3];if(typeof item0=="string"){if(typeof indices0[item0]=="number"){j0=indices0[item0];let err63={
instancePath:instancePath+"/previousKeys",schemaPath:"#/properties/previousKeys/uniqueItems",keyword:"uniqueItems",params:{i:i3,j:j0}};vErrors===null?vErrors=[err63]:
vErrors.push(err63),errors++;break}indices0[item0]=i3}}}}else{let err64={instancePath:instancePath+"/previousKeys",schemaPath:"#/properties/previousKeys/type",keyword:"\
type",params:{type:"array"}};vErrors===null?vErrors=[err64]:vErrors.push(err64),errors++}}if(data.protect!==void 0&&typeof data.protect!="boolean"){let err65={instancePath:instancePath+
"/protect",schemaPath:"#/properties/protect/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[err65]:vErrors.push(err65),errors++}if(data.onRemove!==
void 0){let data22=data.onRemove;if(!(data22==="forget"||data22==="archive"||data22==="delete")){let err66={instancePath:instancePath+"/onRemove",schemaPath:"#/\
properties/onRemove/enum",keyword:"enum",params:{allowedValues:schema12.properties.onRemove.enum}};vErrors===null?vErrors=[err66]:vErrors.push(err66),errors++}}
if(data["users+"]!==void 0){let data23=data["users+"];if(Array.isArray(data23)){let len3=data23.length;for(let i4=0;i4<len3;i4++){let data24=data23[i4],_errs74=errors,
valid18=!1,passing5=null,_errs75=errors;if(!(typeof data24=="number"&&!(data24%1)&&!isNaN(data24)&&isFinite(data24))){let err67={instancePath:instancePath+"/use\
rs+/"+i4,schemaPath:"#/properties/users%2B/items/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err67]:vErrors.push(err67),errors++}
if(typeof data24=="number"&&isFinite(data24)&&(data24<1||isNaN(data24))){let err68={instancePath:instancePath+"/users+/"+i4,schemaPath:"#/properties/users%2B/it\
ems/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=[err68]:vErrors.push(err68),errors++}var _valid5=_errs75===errors;
_valid5&&(valid18=!0,passing5=0);let _errs77=errors;if(typeof data24=="string"){if(!formats0.test(data24)){let err69={instancePath:instancePath+"/users+/"+i4,schemaPath:"\
#/properties/users%2B/items/oneOf/1/format",keyword:"format",params:{format:"email"}};vErrors===null?vErrors=[err69]:vErrors.push(err69),errors++}}else{let err70={
instancePath:instancePath+"/users+/"+i4,schemaPath:"#/properties/users%2B/items/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err70]:
vErrors.push(err70),errors++}var _valid5=_errs77===errors;if(_valid5&&valid18)valid18=!1,passing5=[passing5,1];else{_valid5&&(valid18=!0,passing5=1);let _errs79=errors;
if(data24&&typeof data24=="object"&&!Array.isArray(data24)){if(data24.department===void 0){let err71={instancePath:instancePath+"/users+/"+i4,schemaPath:"#/prop\
erties/users%2B/items/oneOf/2/required",keyword:"required",params:{missingProperty:"department"}};vErrors===null?vErrors=[err71]:vErrors.push(err71),errors++}for(let key4 in data24)
if(!(key4==="department"||key4==="recursive")){let err72={instancePath:instancePath+"/users+/"+i4,schemaPath:"#/properties/users%2B/items/oneOf/2/additionalProp\
erties",keyword:"additionalProperties",params:{additionalProperty:key4}};vErrors===null?vErrors=[err72]:vErrors.push(err72),errors++}if(data24.department!==void 0){
let data25=data24.department,_errs83=errors,valid20=!1,passing6=null,_errs84=errors;if(!(typeof data25=="number"&&!(data25%1)&&!isNaN(data25)&&isFinite(data25))){
let err73={instancePath:instancePath+"/users+/"+i4+"/department",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/department/oneOf/0/type",keyword:"ty\
pe",params:{type:"integer"}};vErrors===null?vErrors=[err73]:vErrors.push(err73),errors++}if(typeof data25=="number"&&isFinite(data25)&&(data25<1||isNaN(data25))){
let err74={instancePath:instancePath+"/users+/"+i4+"/department",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/department/oneOf/0/minimum",keyword:"\
minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=[err74]:vErrors.push(err74),errors++}var _valid6=_errs84===errors;_valid6&&(valid20=!0,passing6=
0);let _errs86=errors;if(typeof data25=="string"){if(func2(data25)<1){let err75={instancePath:instancePath+"/users+/"+i4+"/department",schemaPath:"#/properties/\
users%2B/items/oneOf/2/properties/department/oneOf/1/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err75]:vErrors.push(err75),errors++}}else{
let err76={instancePath:instancePath+"/users+/"+i4+"/department",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/department/oneOf/1/type",keyword:"ty\
pe",params:{type:"string"}};vErrors===null?vErrors=[err76]:vErrors.push(err76),errors++}var _valid6=_errs86===errors;if(_valid6&&valid20?(valid20=!1,passing6=[passing6,
1]):_valid6&&(valid20=!0,passing6=1),valid20)errors=_errs83,vErrors!==null&&(_errs83?vErrors.length=_errs83:vErrors=null);else{let err77={instancePath:instancePath+
"/users+/"+i4+"/department",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/department/oneOf",keyword:"oneOf",params:{passingSchemas:passing6}};vErrors===
null?vErrors=[err77]:vErrors.push(err77),errors++}}if(data24.recursive!==void 0&&typeof data24.recursive!="boolean"){let err78={instancePath:instancePath+"/user\
s+/"+i4+"/recursive",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/recursive/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[
err78]:vErrors.push(err78),errors++}}else{let err79={instancePath:instancePath+"/users+/"+i4,schemaPath:"#/properties/users%2B/items/oneOf/2/type",keyword:"type",
params:{type:"object"}};vErrors===null?vErrors=[err79]:vErrors.push(err79),errors++}var _valid5=_errs79===errors;_valid5&&valid18?(valid18=!1,passing5=[passing5,
2]):_valid5&&(valid18=!0,passing5=2)}if(valid18)errors=_errs74,vErrors!==null&&(_errs74?vErrors.length=_errs74:vErrors=null);else{let err80={instancePath:instancePath+
"/users+/"+i4,schemaPath:"#/properties/users%2B/items/oneOf",keyword:"oneOf",params:{passingSchemas:passing5}};vErrors===null?vErrors=[err80]:vErrors.push(err80),
errors++}}}else{let err81={instancePath:instancePath+"/users+",schemaPath:"#/properties/users%2B/type",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=
[err81]:vErrors.push(err81),errors++}}}else{let err82={instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err82]:vErrors.
push(err82),errors++}return validate11.errors=vErrors,errors===0}export{checkChatFields,checkHeaderFields};

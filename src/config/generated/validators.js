/* Written by scripts/generate.ts. */
var __getOwnPropNames=Object.getOwnPropertyNames;var __commonJS=(cb,mod)=>function(){try{return mod||(0,cb[__getOwnPropNames(cb)[0]])((mod={exports:{}}).exports,mod),mod.exports}catch(e){throw mod=0,e}};var require_ucs2length=__commonJS({"node_modules/ajv/dist/runtime/ucs2length.js"(exports){"use strict";Object.defineProperty(exports,"__esModule",{value:!0});function ucs2length(str){
let len=str.length,length=0,pos=0,value;for(;pos<len;)length++,value=str.charCodeAt(pos++),value>=55296&&value<=56319&&pos<len&&(value=str.charCodeAt(pos),(value&
64512)===56320&&pos++);return length}exports.default=ucs2length;ucs2length.code='require("ajv/dist/runtime/ucs2length").default'}});var checkHeaderFields=validate10,schema11={$id:"checkHeaderFields",type:"object",properties:{version:{const:1},project:{type:"string",minLength:1,maxLength:50,pattern:"\
^[\\p{L}\\p{M}\\p{Nd}._-]+$"},identity:{enum:["lockfile","marker"]},portal:{oneOf:[{const:"sandbox"},{type:"object",properties:{url:{type:"string",minLength:1},
token:{type:"string",minLength:1},tariff:{enum:["standard","enterprise","self-hosted"]},undocumented:{type:"boolean"}},additionalProperties:!1}]},state:{type:"s\
tring",minLength:1},vars:{},defaults:{},include:{type:"array",items:{type:"string",minLength:1}},chats:{}},patternProperties:{"^x-":{}},additionalProperties:!1},
func2=Object.prototype.hasOwnProperty,func3=require_ucs2length().default,pattern0=new RegExp("^x-","u"),pattern1=new RegExp("^[\\p{L}\\p{M}\\p{Nd}._-]+$","u");function validate10(data,{
instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(data&&typeof data=="object"&&!Array.isArray(data)){for(let key0 in data)
if(!(func2.call(schema11.properties,key0)||pattern0.test(key0))){let err0={instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:key0}};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}if(data.version!==void 0&&data.version!==1){let err1={instancePath:instancePath+
"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}};vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++}if(data.project!==
void 0){let data1=data.project;if(typeof data1=="string"){if(func3(data1)>50){let err2={instancePath:instancePath+"/project",schemaPath:"#/properties/project/ma\
xLength",keyword:"maxLength",params:{limit:50}};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}if(func3(data1)<1){let err3={instancePath:instancePath+
"/project",schemaPath:"#/properties/project/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++}if(!pattern1.
test(data1)){let err4={instancePath:instancePath+"/project",schemaPath:"#/properties/project/pattern",keyword:"pattern",params:{pattern:"^[\\p{L}\\p{M}\\p{Nd}._-]+\
$"}};vErrors===null?vErrors=[err4]:vErrors.push(err4),errors++}}else{let err5={instancePath:instancePath+"/project",schemaPath:"#/properties/project/type",keyword:"\
type",params:{type:"string"}};vErrors===null?vErrors=[err5]:vErrors.push(err5),errors++}}if(data.identity!==void 0){let data2=data.identity;if(!(data2==="lockfi\
le"||data2==="marker")){let err6={instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/enum",keyword:"enum",params:{allowedValues:schema11.properties.
identity.enum}};vErrors===null?vErrors=[err6]:vErrors.push(err6),errors++}}if(data.portal!==void 0){let data3=data.portal,_errs7=errors,valid1=!1,passing0=null,
_errs8=errors;if(data3!=="sandbox"){let err7={instancePath:instancePath+"/portal",schemaPath:"#/properties/portal/oneOf/0/const",keyword:"const",params:{allowedValue:"\
sandbox"}};vErrors===null?vErrors=[err7]:vErrors.push(err7),errors++}var _valid0=_errs8===errors;_valid0&&(valid1=!0,passing0=0);let _errs9=errors;if(data3&&typeof data3==
"object"&&!Array.isArray(data3)){for(let key1 in data3)if(!(key1==="url"||key1==="token"||key1==="tariff"||key1==="undocumented")){let err8={instancePath:instancePath+
"/portal",schemaPath:"#/properties/portal/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:key1}};vErrors===null?vErrors=
[err8]:vErrors.push(err8),errors++}if(data3.url!==void 0){let data4=data3.url;if(typeof data4=="string"){if(func3(data4)<1){let err9={instancePath:instancePath+
"/portal/url",schemaPath:"#/properties/portal/oneOf/1/properties/url/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err9]:vErrors.push(
err9),errors++}}else{let err10={instancePath:instancePath+"/portal/url",schemaPath:"#/properties/portal/oneOf/1/properties/url/type",keyword:"type",params:{type:"\
string"}};vErrors===null?vErrors=[err10]:vErrors.push(err10),errors++}}if(data3.token!==void 0){let data5=data3.token;if(typeof data5=="string"){if(func3(data5)<
1){let err11={instancePath:instancePath+"/portal/token",schemaPath:"#/properties/portal/oneOf/1/properties/token/minLength",keyword:"minLength",params:{limit:1}};
vErrors===null?vErrors=[err11]:vErrors.push(err11),errors++}}else{let err12={instancePath:instancePath+"/portal/token",schemaPath:"#/properties/portal/oneOf/1/p\
roperties/token/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err12]:vErrors.push(err12),errors++}}if(data3.tariff!==void 0){let data6=data3.
tariff;if(!(data6==="standard"||data6==="enterprise"||data6==="self-hosted")){let err13={instancePath:instancePath+"/portal/tariff",schemaPath:"#/properties/por\
tal/oneOf/1/properties/tariff/enum",keyword:"enum",params:{allowedValues:schema11.properties.portal.oneOf[1].properties.tariff.enum}};vErrors===null?vErrors=[err13]:
vErrors.push(err13),errors++}}if(data3.undocumented!==void 0&&typeof data3.undocumented!="boolean"){let err14={instancePath:instancePath+"/portal/undocumented",
schemaPath:"#/properties/portal/oneOf/1/properties/undocumented/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[err14]:vErrors.push(err14),
errors++}}else{let err15={instancePath:instancePath+"/portal",schemaPath:"#/properties/portal/oneOf/1/type",keyword:"type",params:{type:"object"}};vErrors===null?
vErrors=[err15]:vErrors.push(err15),errors++}var _valid0=_errs9===errors;if(_valid0&&valid1?(valid1=!1,passing0=[passing0,1]):_valid0&&(valid1=!0,passing0=1),valid1)
errors=_errs7,vErrors!==null&&(_errs7?vErrors.length=_errs7:vErrors=null);else{let err16={instancePath:instancePath+"/portal",schemaPath:"#/properties/portal/on\
eOf",keyword:"oneOf",params:{passingSchemas:passing0}};vErrors===null?vErrors=[err16]:vErrors.push(err16),errors++}}if(data.state!==void 0){let data8=data.state;
if(typeof data8=="string"){if(func3(data8)<1){let err17={instancePath:instancePath+"/state",schemaPath:"#/properties/state/minLength",keyword:"minLength",params:{
limit:1}};vErrors===null?vErrors=[err17]:vErrors.push(err17),errors++}}else{let err18={instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"\
type",params:{type:"string"}};vErrors===null?vErrors=[err18]:vErrors.push(err18),errors++}}if(data.include!==void 0){let data9=data.include;if(Array.isArray(data9)){
let len0=data9.length;for(let i0=0;i0<len0;i0++){let data10=data9[i0];if(typeof data10=="string"){if(func3(data10)<1){let err19={instancePath:instancePath+"/inc\
lude/"+i0,schemaPath:"#/properties/include/items/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err19]:vErrors.push(err19),errors++}}else{
let err20={instancePath:instancePath+"/include/"+i0,schemaPath:"#/properties/include/items/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[
err20]:vErrors.push(err20),errors++}}}else{let err21={instancePath:instancePath+"/include",schemaPath:"#/properties/include/type",keyword:"type",params:{type:"a\
rray"}};vErrors===null?vErrors=[err21]:vErrors.push(err21),errors++}}}else{let err22={instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"}};vErrors===
null?vErrors=[err22]:vErrors.push(err22),errors++}return validate10.errors=vErrors,errors===0}var checkChatFields=validate11,schema12={$id:"checkChatFields",type:"\
object",properties:{title:{type:"string",minLength:1,maxLength:255,pattern:"\\S"},type:{enum:["OPEN","CHAT"]},description:{type:"string"},color:{enum:["RED","GR\
EEN","MINT","LIGHT_BLUE","DARK_BLUE","PURPLE","AQUA","PINK","LIME","BROWN","AZURE","KHAKI","SAND","MARENGO","GRAY","GRAPHITE"]},message:{type:"string",minLength:1,
maxLength:2e4},users:{type:"array",items:{oneOf:[{type:"integer",minimum:1},{type:"string",format:"email"},{type:"object",properties:{department:{oneOf:[{type:"\
integer",minimum:1},{type:"string",minLength:1}]},recursive:{type:"boolean"},head:{oneOf:[{type:"integer",minimum:1},{type:"string",minLength:1}]},everyone:{type:"\
boolean"},except:{type:"array",items:{oneOf:[{type:"integer",minimum:1},{type:"string",format:"email"},{type:"object",properties:{department:{oneOf:[{type:"inte\
ger",minimum:1},{type:"string",minLength:1}]},recursive:{type:"boolean"},head:{oneOf:[{type:"integer",minimum:1},{type:"string",minLength:1}]}},additionalProperties:!1}]}}},
additionalProperties:!1}]}},membership:{enum:["ensure","exact"]},owner:{oneOf:[{type:"integer",minimum:1},{type:"string",format:"email"},{type:"object",properties:{
head:{oneOf:[{type:"integer",minimum:1},{type:"string",minLength:1}]}},required:["head"],additionalProperties:!1}]},managers:{type:"array",items:{oneOf:[{type:"\
integer",minimum:1},{type:"string",format:"email"},{type:"object",properties:{department:{oneOf:[{type:"integer",minimum:1},{type:"string",minLength:1}]},recursive:{
type:"boolean"},head:{oneOf:[{type:"integer",minimum:1},{type:"string",minLength:1}]},everyone:{type:"boolean"},except:{type:"array",items:{oneOf:[{type:"intege\
r",minimum:1},{type:"string",format:"email"},{type:"object",properties:{department:{oneOf:[{type:"integer",minimum:1},{type:"string",minLength:1}]},recursive:{type:"\
boolean"},head:{oneOf:[{type:"integer",minimum:1},{type:"string",minLength:1}]}},additionalProperties:!1}]}}},additionalProperties:!1}]}},avatar:{type:"string",
minLength:1},entity:{type:"object",properties:{type:{type:"string",minLength:1,maxLength:50,pattern:"^[A-Z][A-Z0-9_]*$"},id:{type:"string",minLength:1,maxLength:255,
pattern:"^[\\x21-\\x7e]+$"}},required:["type","id"],additionalProperties:!1},previousKeys:{type:"array",items:{type:"string",minLength:1},uniqueItems:!0},protect:{
type:"boolean"},onRemove:{enum:["forget","archive","delete"]},"users+":{type:"array",items:{oneOf:[{type:"integer",minimum:1},{type:"string",format:"email"},{type:"\
object",properties:{department:{oneOf:[{type:"integer",minimum:1},{type:"string",minLength:1}]},recursive:{type:"boolean"},head:{oneOf:[{type:"integer",minimum:1},
{type:"string",minLength:1}]},everyone:{type:"boolean"},except:{type:"array",items:{oneOf:[{type:"integer",minimum:1},{type:"string",format:"email"},{type:"obje\
ct",properties:{department:{oneOf:[{type:"integer",minimum:1},{type:"string",minLength:1}]},recursive:{type:"boolean"},head:{oneOf:[{type:"integer",minimum:1},{
type:"string",minLength:1}]}},additionalProperties:!1}]}}},additionalProperties:!1}]}}},additionalProperties:!1},pattern2=new RegExp("\\S","u"),pattern3=new RegExp(
"^[A-Z][A-Z0-9_]*$","u"),pattern4=new RegExp("^[\\x21-\\x7e]+$","u"),formats0=/^[^\s@,;<>"]+@[^\s@,;<>".]+(?:\.[^\s@,;<>".]+)+$/u;function validate11(data,{instancePath="",
parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(data&&typeof data=="object"&&!Array.isArray(data)){for(let key0 in data)if(!func2.
call(schema12.properties,key0)){let err0={instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:key0}};vErrors===
null?vErrors=[err0]:vErrors.push(err0),errors++}if(data.title!==void 0){let data0=data.title;if(typeof data0=="string"){if(func3(data0)>255){let err1={instancePath:instancePath+
"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit:255}};vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++}if(func3(data0)<
1){let err2={instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err2]:vErrors.
push(err2),errors++}if(!pattern2.test(data0)){let err3={instancePath:instancePath+"/title",schemaPath:"#/properties/title/pattern",keyword:"pattern",params:{pattern:"\
\\S"}};vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++}}else{let err4={instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"\
type",params:{type:"string"}};vErrors===null?vErrors=[err4]:vErrors.push(err4),errors++}}if(data.type!==void 0){let data1=data.type;if(!(data1==="OPEN"||data1===
"CHAT")){let err5={instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues:schema12.properties.type.enum}};vErrors===
null?vErrors=[err5]:vErrors.push(err5),errors++}}if(data.description!==void 0&&typeof data.description!="string"){let err6={instancePath:instancePath+"/descript\
ion",schemaPath:"#/properties/description/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err6]:vErrors.push(err6),errors++}if(data.color!==
void 0){let data3=data.color;if(!(data3==="RED"||data3==="GREEN"||data3==="MINT"||data3==="LIGHT_BLUE"||data3==="DARK_BLUE"||data3==="PURPLE"||data3==="AQUA"||data3===
"PINK"||data3==="LIME"||data3==="BROWN"||data3==="AZURE"||data3==="KHAKI"||data3==="SAND"||data3==="MARENGO"||data3==="GRAY"||data3==="GRAPHITE")){let err7={instancePath:instancePath+
"/color",schemaPath:"#/properties/color/enum",keyword:"enum",params:{allowedValues:schema12.properties.color.enum}};vErrors===null?vErrors=[err7]:vErrors.push(err7),
errors++}}if(data.message!==void 0){let data4=data.message;if(typeof data4=="string"){if(func3(data4)>2e4){let err8={instancePath:instancePath+"/message",schemaPath:"\
#/properties/message/maxLength",keyword:"maxLength",params:{limit:2e4}};vErrors===null?vErrors=[err8]:vErrors.push(err8),errors++}if(func3(data4)<1){let err9={instancePath:instancePath+
"/message",schemaPath:"#/properties/message/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err9]:vErrors.push(err9),errors++}}else{let err10={
instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err10]:vErrors.push(err10),
errors++}}if(data.users!==void 0){let data5=data.users;if(Array.isArray(data5)){let len0=data5.length;for(let i0=0;i0<len0;i0++){let data6=data5[i0],_errs13=errors,
valid3=!1,passing0=null,_errs14=errors;if(!(typeof data6=="number"&&!(data6%1)&&!isNaN(data6)&&isFinite(data6))){let err11={instancePath:instancePath+"/users/"+
i0,schemaPath:"#/properties/users/items/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err11]:vErrors.push(err11),errors++}if(typeof data6==
"number"&&isFinite(data6)&&(data6<1||isNaN(data6))){let err12={instancePath:instancePath+"/users/"+i0,schemaPath:"#/properties/users/items/oneOf/0/minimum",keyword:"\
minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=[err12]:vErrors.push(err12),errors++}var _valid0=_errs14===errors;_valid0&&(valid3=!0,passing0=
0);let _errs16=errors;if(typeof data6=="string"){if(!formats0.test(data6)){let err13={instancePath:instancePath+"/users/"+i0,schemaPath:"#/properties/users/item\
s/oneOf/1/format",keyword:"format",params:{format:"email"}};vErrors===null?vErrors=[err13]:vErrors.push(err13),errors++}}else{let err14={instancePath:instancePath+
"/users/"+i0,schemaPath:"#/properties/users/items/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err14]:vErrors.push(err14),errors++}
var _valid0=_errs16===errors;if(_valid0&&valid3)valid3=!1,passing0=[passing0,1];else{_valid0&&(valid3=!0,passing0=1);let _errs18=errors;if(data6&&typeof data6==
"object"&&!Array.isArray(data6)){for(let key1 in data6)if(!(key1==="department"||key1==="recursive"||key1==="head"||key1==="everyone"||key1==="except")){let err15={
instancePath:instancePath+"/users/"+i0,schemaPath:"#/properties/users/items/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:key1}};
vErrors===null?vErrors=[err15]:vErrors.push(err15),errors++}if(data6.department!==void 0){let data7=data6.department,_errs22=errors,valid5=!1,passing1=null,_errs23=errors;
if(!(typeof data7=="number"&&!(data7%1)&&!isNaN(data7)&&isFinite(data7))){let err16={instancePath:instancePath+"/users/"+i0+"/department",schemaPath:"#/properti\
es/users/items/oneOf/2/properties/department/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err16]:vErrors.push(err16),errors++}if(typeof data7==
"number"&&isFinite(data7)&&(data7<1||isNaN(data7))){let err17={instancePath:instancePath+"/users/"+i0+"/department",schemaPath:"#/properties/users/items/oneOf/2\
/properties/department/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=[err17]:vErrors.push(err17),errors++}var _valid1=_errs23===
errors;_valid1&&(valid5=!0,passing1=0);let _errs25=errors;if(typeof data7=="string"){if(func3(data7)<1){let err18={instancePath:instancePath+"/users/"+i0+"/depa\
rtment",schemaPath:"#/properties/users/items/oneOf/2/properties/department/oneOf/1/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err18]:
vErrors.push(err18),errors++}}else{let err19={instancePath:instancePath+"/users/"+i0+"/department",schemaPath:"#/properties/users/items/oneOf/2/properties/depar\
tment/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err19]:vErrors.push(err19),errors++}var _valid1=_errs25===errors;if(_valid1&&
valid5?(valid5=!1,passing1=[passing1,1]):_valid1&&(valid5=!0,passing1=1),valid5)errors=_errs22,vErrors!==null&&(_errs22?vErrors.length=_errs22:vErrors=null);else{
let err20={instancePath:instancePath+"/users/"+i0+"/department",schemaPath:"#/properties/users/items/oneOf/2/properties/department/oneOf",keyword:"oneOf",params:{
passingSchemas:passing1}};vErrors===null?vErrors=[err20]:vErrors.push(err20),errors++}}if(data6.recursive!==void 0&&typeof data6.recursive!="boolean"){let err21={
instancePath:instancePath+"/users/"+i0+"/recursive",schemaPath:"#/properties/users/items/oneOf/2/properties/recursive/type",keyword:"type",params:{type:"boolean"}};
vErrors===null?vErrors=[err21]:vErrors.push(err21),errors++}if(data6.head!==void 0){let data9=data6.head,_errs30=errors,valid6=!1,passing2=null,_errs31=errors;if(!(typeof data9==
"number"&&!(data9%1)&&!isNaN(data9)&&isFinite(data9))){let err22={instancePath:instancePath+"/users/"+i0+"/head",schemaPath:"#/properties/users/items/oneOf/2/pr\
operties/head/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err22]:vErrors.push(err22),errors++}if(typeof data9=="number"&&isFinite(
data9)&&(data9<1||isNaN(data9))){let err23={instancePath:instancePath+"/users/"+i0+"/head",schemaPath:"#/properties/users/items/oneOf/2/properties/head/oneOf/0/\
minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=[err23]:vErrors.push(err23),errors++}var _valid2=_errs31===errors;_valid2&&(valid6=
!0,passing2=0);let _errs33=errors;if(typeof data9=="string"){if(func3(data9)<1){let err24={instancePath:instancePath+"/users/"+i0+"/head",schemaPath:"#/properti\
es/users/items/oneOf/2/properties/head/oneOf/1/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err24]:vErrors.push(err24),errors++}}else{
let err25={instancePath:instancePath+"/users/"+i0+"/head",schemaPath:"#/properties/users/items/oneOf/2/properties/head/oneOf/1/type",keyword:"type",params:{type:"\
string"}};vErrors===null?vErrors=[err25]:vErrors.push(err25),errors++}var _valid2=_errs33===errors;if(_valid2&&valid6?(valid6=!1,passing2=[passing2,1]):_valid2&&
(valid6=!0,passing2=1),valid6)errors=_errs30,vErrors!==null&&(_errs30?vErrors.length=_errs30:vErrors=null);else{let err26={instancePath:instancePath+"/users/"+i0+
"/head",schemaPath:"#/properties/users/items/oneOf/2/properties/head/oneOf",keyword:"oneOf",params:{passingSchemas:passing2}};vErrors===null?vErrors=[err26]:vErrors.
push(err26),errors++}}if(data6.everyone!==void 0&&typeof data6.everyone!="boolean"){let err27={instancePath:instancePath+"/users/"+i0+"/everyone",schemaPath:"#/\
properties/users/items/oneOf/2/properties/everyone/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[err27]:vErrors.push(err27),errors++}if(data6.
except!==void 0){let data11=data6.except;if(Array.isArray(data11)){let len1=data11.length;for(let i1=0;i1<len1;i1++){let data12=data11[i1],_errs40=errors,valid9=!1,
passing3=null,_errs41=errors;if(!(typeof data12=="number"&&!(data12%1)&&!isNaN(data12)&&isFinite(data12))){let err28={instancePath:instancePath+"/users/"+i0+"/e\
xcept/"+i1,schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err28]:
vErrors.push(err28),errors++}if(typeof data12=="number"&&isFinite(data12)&&(data12<1||isNaN(data12))){let err29={instancePath:instancePath+"/users/"+i0+"/except\
/"+i1,schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=
[err29]:vErrors.push(err29),errors++}var _valid3=_errs41===errors;_valid3&&(valid9=!0,passing3=0);let _errs43=errors;if(typeof data12=="string"){if(!formats0.test(
data12)){let err30={instancePath:instancePath+"/users/"+i0+"/except/"+i1,schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/1/format",keyword:"\
format",params:{format:"email"}};vErrors===null?vErrors=[err30]:vErrors.push(err30),errors++}}else{let err31={instancePath:instancePath+"/users/"+i0+"/except/"+
i1,schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err31]:vErrors.
push(err31),errors++}var _valid3=_errs43===errors;if(_valid3&&valid9)valid9=!1,passing3=[passing3,1];else{_valid3&&(valid9=!0,passing3=1);let _errs45=errors;if(data12&&
typeof data12=="object"&&!Array.isArray(data12)){for(let key2 in data12)if(!(key2==="department"||key2==="recursive"||key2==="head")){let err32={instancePath:instancePath+
"/users/"+i0+"/except/"+i1,schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:key2}};vErrors===null?vErrors=[err32]:vErrors.push(err32),errors++}if(data12.department!==void 0){let data13=data12.department,_errs49=errors,
valid11=!1,passing4=null,_errs50=errors;if(!(typeof data13=="number"&&!(data13%1)&&!isNaN(data13)&&isFinite(data13))){let err33={instancePath:instancePath+"/use\
rs/"+i0+"/except/"+i1+"/department",schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/2/properties/department/oneOf/0/type",keyword:"ty\
pe",params:{type:"integer"}};vErrors===null?vErrors=[err33]:vErrors.push(err33),errors++}if(typeof data13=="number"&&isFinite(data13)&&(data13<1||isNaN(data13))){
let err34={instancePath:instancePath+"/users/"+i0+"/except/"+i1+"/department",schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/2/prope\
rties/department/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=[err34]:vErrors.push(err34),errors++}var _valid4=_errs50===
errors;_valid4&&(valid11=!0,passing4=0);let _errs52=errors;if(typeof data13=="string"){if(func3(data13)<1){let err35={instancePath:instancePath+"/users/"+i0+"/e\
xcept/"+i1+"/department",schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/2/properties/department/oneOf/1/minLength",keyword:"minLengt\
h",params:{limit:1}};vErrors===null?vErrors=[err35]:vErrors.push(err35),errors++}}else{let err36={instancePath:instancePath+"/users/"+i0+"/except/"+i1+"/departm\
ent",schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/2/properties/department/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===
null?vErrors=[err36]:vErrors.push(err36),errors++}var _valid4=_errs52===errors;if(_valid4&&valid11?(valid11=!1,passing4=[passing4,1]):_valid4&&(valid11=!0,passing4=
1),valid11)errors=_errs49,vErrors!==null&&(_errs49?vErrors.length=_errs49:vErrors=null);else{let err37={instancePath:instancePath+"/users/"+i0+"/except/"+i1+"/d\
epartment",schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/2/properties/department/oneOf",keyword:"oneOf",params:{passingSchemas:passing4}};
vErrors===null?vErrors=[err37]:vErrors.push(err37),errors++}}if(data12.recursive!==void 0&&typeof data12.recursive!="boolean"){let err38={instancePath:instancePath+
"/users/"+i0+"/except/"+i1+"/recursive",schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/2/properties/recursive/type",keyword:"type",params:{
type:"boolean"}};vErrors===null?vErrors=[err38]:vErrors.push(err38),errors++}if(data12.head!==void 0){let data15=data12.head,_errs57=errors,valid12=!1,passing5=null,
_errs58=errors;if(!(typeof data15=="number"&&!(data15%1)&&!isNaN(data15)&&isFinite(data15))){let err39={instancePath:instancePath+"/users/"+i0+"/except/"+i1+"/h\
ead",schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/2/properties/head/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===
null?vErrors=[err39]:vErrors.push(err39),errors++}if(typeof data15=="number"&&isFinite(data15)&&(data15<1||isNaN(data15))){let err40={instancePath:instancePath+
"/users/"+i0+"/except/"+i1+"/head",schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/2/properties/head/oneOf/0/minimum",keyword:"minimu\
m",params:{comparison:">=",limit:1}};vErrors===null?vErrors=[err40]:vErrors.push(err40),errors++}var _valid5=_errs58===errors;_valid5&&(valid12=!0,passing5=0);let _errs60=errors;
if(typeof data15=="string"){if(func3(data15)<1){let err41={instancePath:instancePath+"/users/"+i0+"/except/"+i1+"/head",schemaPath:"#/properties/users/items/one\
Of/2/properties/except/items/oneOf/2/properties/head/oneOf/1/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err41]:vErrors.push(err41),
errors++}}else{let err42={instancePath:instancePath+"/users/"+i0+"/except/"+i1+"/head",schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneO\
f/2/properties/head/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err42]:vErrors.push(err42),errors++}var _valid5=_errs60===errors;
if(_valid5&&valid12?(valid12=!1,passing5=[passing5,1]):_valid5&&(valid12=!0,passing5=1),valid12)errors=_errs57,vErrors!==null&&(_errs57?vErrors.length=_errs57:vErrors=
null);else{let err43={instancePath:instancePath+"/users/"+i0+"/except/"+i1+"/head",schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/2/\
properties/head/oneOf",keyword:"oneOf",params:{passingSchemas:passing5}};vErrors===null?vErrors=[err43]:vErrors.push(err43),errors++}}}else{let err44={instancePath:instancePath+
"/users/"+i0+"/except/"+i1,schemaPath:"#/properties/users/items/oneOf/2/properties/except/items/oneOf/2/type",keyword:"type",params:{type:"object"}};vErrors===null?
vErrors=[err44]:vErrors.push(err44),errors++}var _valid3=_errs45===errors;_valid3&&valid9?(valid9=!1,passing3=[passing3,2]):_valid3&&(valid9=!0,passing3=2)}if(valid9)
errors=_errs40,vErrors!==null&&(_errs40?vErrors.length=_errs40:vErrors=null);else{let err45={instancePath:instancePath+"/users/"+i0+"/except/"+i1,schemaPath:"#/\
properties/users/items/oneOf/2/properties/except/items/oneOf",keyword:"oneOf",params:{passingSchemas:passing3}};vErrors===null?vErrors=[err45]:vErrors.push(err45),
errors++}}}else{let err46={instancePath:instancePath+"/users/"+i0+"/except",schemaPath:"#/properties/users/items/oneOf/2/properties/except/type",keyword:"type",
params:{type:"array"}};vErrors===null?vErrors=[err46]:vErrors.push(err46),errors++}}}else{let err47={instancePath:instancePath+"/users/"+i0,schemaPath:"#/proper\
ties/users/items/oneOf/2/type",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err47]:vErrors.push(err47),errors++}var _valid0=_errs18===errors;_valid0&&
valid3?(valid3=!1,passing0=[passing0,2]):_valid0&&(valid3=!0,passing0=2)}if(valid3)errors=_errs13,vErrors!==null&&(_errs13?vErrors.length=_errs13:vErrors=null);else{
let err48={instancePath:instancePath+"/users/"+i0,schemaPath:"#/properties/users/items/oneOf",keyword:"oneOf",params:{passingSchemas:passing0}};vErrors===null?vErrors=
[err48]:vErrors.push(err48),errors++}}}else{let err49={instancePath:instancePath+"/users",schemaPath:"#/properties/users/type",keyword:"type",params:{type:"arra\
y"}};vErrors===null?vErrors=[err49]:vErrors.push(err49),errors++}}if(data.membership!==void 0){let data16=data.membership;if(!(data16==="ensure"||data16==="exac\
t")){let err50={instancePath:instancePath+"/membership",schemaPath:"#/properties/membership/enum",keyword:"enum",params:{allowedValues:schema12.properties.membership.
enum}};vErrors===null?vErrors=[err50]:vErrors.push(err50),errors++}}if(data.owner!==void 0){let data17=data.owner,_errs64=errors,valid13=!1,passing6=null,_errs65=errors;
if(!(typeof data17=="number"&&!(data17%1)&&!isNaN(data17)&&isFinite(data17))){let err51={instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/oneOf\
/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err51]:vErrors.push(err51),errors++}if(typeof data17=="number"&&isFinite(data17)&&(data17<
1||isNaN(data17))){let err52={instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};
vErrors===null?vErrors=[err52]:vErrors.push(err52),errors++}var _valid6=_errs65===errors;_valid6&&(valid13=!0,passing6=0);let _errs67=errors;if(typeof data17=="\
string"){if(!formats0.test(data17)){let err53={instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/oneOf/1/format",keyword:"format",params:{format:"\
email"}};vErrors===null?vErrors=[err53]:vErrors.push(err53),errors++}}else{let err54={instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/oneOf/1/\
type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err54]:vErrors.push(err54),errors++}var _valid6=_errs67===errors;if(_valid6&&valid13)valid13=
!1,passing6=[passing6,1];else{_valid6&&(valid13=!0,passing6=1);let _errs69=errors;if(data17&&typeof data17=="object"&&!Array.isArray(data17)){if(data17.head===void 0){
let err55={instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/oneOf/2/required",keyword:"required",params:{missingProperty:"head"}};vErrors===null?
vErrors=[err55]:vErrors.push(err55),errors++}for(let key3 in data17)if(key3!=="head"){let err56={instancePath:instancePath+"/owner",schemaPath:"#/properties/own\
er/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:key3}};vErrors===null?vErrors=[err56]:vErrors.push(err56),errors++}if(data17.
head!==void 0){let data18=data17.head,_errs73=errors,valid15=!1,passing7=null,_errs74=errors;if(!(typeof data18=="number"&&!(data18%1)&&!isNaN(data18)&&isFinite(
data18))){let err57={instancePath:instancePath+"/owner/head",schemaPath:"#/properties/owner/oneOf/2/properties/head/oneOf/0/type",keyword:"type",params:{type:"i\
nteger"}};vErrors===null?vErrors=[err57]:vErrors.push(err57),errors++}if(typeof data18=="number"&&isFinite(data18)&&(data18<1||isNaN(data18))){let err58={instancePath:instancePath+
"/owner/head",schemaPath:"#/properties/owner/oneOf/2/properties/head/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=
[err58]:vErrors.push(err58),errors++}var _valid7=_errs74===errors;_valid7&&(valid15=!0,passing7=0);let _errs76=errors;if(typeof data18=="string"){if(func3(data18)<
1){let err59={instancePath:instancePath+"/owner/head",schemaPath:"#/properties/owner/oneOf/2/properties/head/oneOf/1/minLength",keyword:"minLength",params:{limit:1}};
vErrors===null?vErrors=[err59]:vErrors.push(err59),errors++}}else{let err60={instancePath:instancePath+"/owner/head",schemaPath:"#/properties/owner/oneOf/2/prop\
erties/head/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err60]:vErrors.push(err60),errors++}var _valid7=_errs76===errors;if(_valid7&&
valid15?(valid15=!1,passing7=[passing7,1]):_valid7&&(valid15=!0,passing7=1),valid15)errors=_errs73,vErrors!==null&&(_errs73?vErrors.length=_errs73:vErrors=null);else{
let err61={instancePath:instancePath+"/owner/head",schemaPath:"#/properties/owner/oneOf/2/properties/head/oneOf",keyword:"oneOf",params:{passingSchemas:passing7}};
vErrors===null?vErrors=[err61]:vErrors.push(err61),errors++}}}else{let err62={instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/oneOf/2/type",keyword:"\
type",params:{type:"object"}};vErrors===null?vErrors=[err62]:vErrors.push(err62),errors++}var _valid6=_errs69===errors;_valid6&&valid13?(valid13=!1,passing6=[passing6,
2]):_valid6&&(valid13=!0,passing6=2)}if(valid13)errors=_errs64,vErrors!==null&&(_errs64?vErrors.length=_errs64:vErrors=null);else{let err63={instancePath:instancePath+
"/owner",schemaPath:"#/properties/owner/oneOf",keyword:"oneOf",params:{passingSchemas:passing6}};vErrors===null?vErrors=[err63]:vErrors.push(err63),errors++}}if(data.
managers!==void 0){let data19=data.managers;if(Array.isArray(data19)){let len2=data19.length;for(let i2=0;i2<len2;i2++){let data20=data19[i2],_errs81=errors,valid18=!1,
passing8=null,_errs82=errors;if(!(typeof data20=="number"&&!(data20%1)&&!isNaN(data20)&&isFinite(data20))){let err64={instancePath:instancePath+"/managers/"+i2,
schemaPath:"#/properties/managers/items/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err64]:vErrors.push(err64),errors++}if(typeof data20==
"number"&&isFinite(data20)&&(data20<1||isNaN(data20))){let err65={instancePath:instancePath+"/managers/"+i2,schemaPath:"#/properties/managers/items/oneOf/0/mini\
mum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=[err65]:vErrors.push(err65),errors++}var _valid8=_errs82===errors;_valid8&&(valid18=
!0,passing8=0);let _errs84=errors;if(typeof data20=="string"){if(!formats0.test(data20)){let err66={instancePath:instancePath+"/managers/"+i2,schemaPath:"#/prop\
erties/managers/items/oneOf/1/format",keyword:"format",params:{format:"email"}};vErrors===null?vErrors=[err66]:vErrors.push(err66),errors++}}else{let err67={instancePath:instancePath+
"/managers/"+i2,schemaPath:"#/properties/managers/items/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err67]:vErrors.push(err67),
errors++}var _valid8=_errs84===errors;if(_valid8&&valid18)valid18=!1,passing8=[passing8,1];else{_valid8&&(valid18=!0,passing8=1);let _errs86=errors;if(data20&&typeof data20==
"object"&&!Array.isArray(data20)){for(let key4 in data20)if(!(key4==="department"||key4==="recursive"||key4==="head"||key4==="everyone"||key4==="except")){let err68={
instancePath:instancePath+"/managers/"+i2,schemaPath:"#/properties/managers/items/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:key4}};
vErrors===null?vErrors=[err68]:vErrors.push(err68),errors++}if(data20.department!==void 0){let data21=data20.department,_errs90=errors,valid20=!1,passing9=null,
_errs91=errors;if(!(typeof data21=="number"&&!(data21%1)&&!isNaN(data21)&&isFinite(data21))){let err69={instancePath:instancePath+"/managers/"+i2+"/department",
schemaPath:"#/properties/managers/items/oneOf/2/properties/department/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err69]:vErrors.
push(err69),errors++}if(typeof data21=="number"&&isFinite(data21)&&(data21<1||isNaN(data21))){let err70={instancePath:instancePath+"/managers/"+i2+"/department",
schemaPath:"#/properties/managers/items/oneOf/2/properties/department/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=
[err70]:vErrors.push(err70),errors++}var _valid9=_errs91===errors;_valid9&&(valid20=!0,passing9=0);let _errs93=errors;if(typeof data21=="string"){if(func3(data21)<
1){let err71={instancePath:instancePath+"/managers/"+i2+"/department",schemaPath:"#/properties/managers/items/oneOf/2/properties/department/oneOf/1/minLength",keyword:"\
minLength",params:{limit:1}};vErrors===null?vErrors=[err71]:vErrors.push(err71),errors++}}else{let err72={instancePath:instancePath+"/managers/"+i2+"/department",
schemaPath:"#/properties/managers/items/oneOf/2/properties/department/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err72]:vErrors.
push(err72),errors++}var _valid9=_errs93===errors;if(_valid9&&valid20?(valid20=!1,passing9=[passing9,1]):_valid9&&(valid20=!0,passing9=1),valid20)errors=_errs90,
vErrors!==null&&(_errs90?vErrors.length=_errs90:vErrors=null);else{let err73={instancePath:instancePath+"/managers/"+i2+"/department",schemaPath:"#/properties/m\
anagers/items/oneOf/2/properties/department/oneOf",keyword:"oneOf",params:{passingSchemas:passing9}};vErrors===null?vErrors=[err73]:vErrors.push(err73),errors++}}
if(data20.recursive!==void 0&&typeof data20.recursive!="boolean"){let err74={instancePath:instancePath+"/managers/"+i2+"/recursive",schemaPath:"#/properties/man\
agers/items/oneOf/2/properties/recursive/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[err74]:vErrors.push(err74),errors++}if(data20.head!==
void 0){let data23=data20.head,_errs98=errors,valid21=!1,passing10=null,_errs99=errors;if(!(typeof data23=="number"&&!(data23%1)&&!isNaN(data23)&&isFinite(data23))){
let err75={instancePath:instancePath+"/managers/"+i2+"/head",schemaPath:"#/properties/managers/items/oneOf/2/properties/head/oneOf/0/type",keyword:"type",params:{
type:"integer"}};vErrors===null?vErrors=[err75]:vErrors.push(err75),errors++}if(typeof data23=="number"&&isFinite(data23)&&(data23<1||isNaN(data23))){let err76={
instancePath:instancePath+"/managers/"+i2+"/head",schemaPath:"#/properties/managers/items/oneOf/2/properties/head/oneOf/0/minimum",keyword:"minimum",params:{comparison:"\
>=",limit:1}};vErrors===null?vErrors=[err76]:vErrors.push(err76),errors++}var _valid10=_errs99===errors;_valid10&&(valid21=!0,passing10=0);let _errs101=errors;if(typeof data23==
"string"){if(func3(data23)<1){let err77={instancePath:instancePath+"/managers/"+i2+"/head",schemaPath:"#/properties/managers/items/oneOf/2/properties/head/oneOf\
/1/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err77]:vErrors.push(err77),errors++}}else{let err78={instancePath:instancePath+"/man\
agers/"+i2+"/head",schemaPath:"#/properties/managers/items/oneOf/2/properties/head/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[
err78]:vErrors.push(err78),errors++}var _valid10=_errs101===errors;if(_valid10&&valid21?(valid21=!1,passing10=[passing10,1]):_valid10&&(valid21=!0,passing10=1),
valid21)errors=_errs98,vErrors!==null&&(_errs98?vErrors.length=_errs98:vErrors=null);else{let err79={instancePath:instancePath+"/managers/"+i2+"/head",schemaPath:"\
#/properties/managers/items/oneOf/2/properties/head/oneOf",keyword:"oneOf",params:{passingSchemas:passing10}};vErrors===null?vErrors=[err79]:vErrors.push(err79),
errors++}}if(data20.everyone!==void 0&&typeof data20.everyone!="boolean"){let err80={instancePath:instancePath+"/managers/"+i2+"/everyone",schemaPath:"#/propert\
ies/managers/items/oneOf/2/properties/everyone/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[err80]:vErrors.push(err80),errors++}if(data20.
except!==void 0){let data25=data20.except;if(Array.isArray(data25)){let len3=data25.length;for(let i3=0;i3<len3;i3++){let data26=data25[i3],_errs108=errors,valid24=!1,
passing11=null,_errs109=errors;if(!(typeof data26=="number"&&!(data26%1)&&!isNaN(data26)&&isFinite(data26))){let err81={instancePath:instancePath+"/managers/"+i2+
"/except/"+i3,schemaPath:"#/properties/managers/items/oneOf/2/properties/except/items/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=
[err81]:vErrors.push(err81),errors++}if(typeof data26=="number"&&isFinite(data26)&&(data26<1||isNaN(data26))){let err82={instancePath:instancePath+"/managers/"+
i2+"/except/"+i3,schemaPath:"#/properties/managers/items/oneOf/2/properties/except/items/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===
null?vErrors=[err82]:vErrors.push(err82),errors++}var _valid11=_errs109===errors;_valid11&&(valid24=!0,passing11=0);let _errs111=errors;if(typeof data26=="strin\
g"){if(!formats0.test(data26)){let err83={instancePath:instancePath+"/managers/"+i2+"/except/"+i3,schemaPath:"#/properties/managers/items/oneOf/2/properties/exc\
ept/items/oneOf/1/format",keyword:"format",params:{format:"email"}};vErrors===null?vErrors=[err83]:vErrors.push(err83),errors++}}else{let err84={instancePath:instancePath+
"/managers/"+i2+"/except/"+i3,schemaPath:"#/properties/managers/items/oneOf/2/properties/except/items/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===
null?vErrors=[err84]:vErrors.push(err84),errors++}var _valid11=_errs111===errors;if(_valid11&&valid24)valid24=!1,passing11=[passing11,1];else{_valid11&&(valid24=
!0,passing11=1);let _errs113=errors;if(data26&&typeof data26=="object"&&!Array.isArray(data26)){for(let key5 in data26)if(!(key5==="department"||key5==="recursi\
ve"||key5==="head")){let err85={instancePath:instancePath+"/managers/"+i2+"/except/"+i3,schemaPath:"#/properties/managers/items/oneOf/2/properties/except/items/\
oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:key5}};vErrors===null?vErrors=[err85]:vErrors.push(err85),errors++}if(data26.
department!==void 0){let data27=data26.department,_errs117=errors,valid26=!1,passing12=null,_errs118=errors;if(!(typeof data27=="number"&&!(data27%1)&&!isNaN(data27)&&
isFinite(data27))){let err86={instancePath:instancePath+"/managers/"+i2+"/except/"+i3+"/department",schemaPath:"#/properties/managers/items/oneOf/2/properties/e\
xcept/items/oneOf/2/properties/department/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err86]:vErrors.push(err86),errors++}if(typeof data27==
"number"&&isFinite(data27)&&(data27<1||isNaN(data27))){let err87={instancePath:instancePath+"/managers/"+i2+"/except/"+i3+"/department",schemaPath:"#/properties\
/managers/items/oneOf/2/properties/except/items/oneOf/2/properties/department/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?
vErrors=[err87]:vErrors.push(err87),errors++}var _valid12=_errs118===errors;_valid12&&(valid26=!0,passing12=0);let _errs120=errors;if(typeof data27=="string"){if(func3(
data27)<1){let err88={instancePath:instancePath+"/managers/"+i2+"/except/"+i3+"/department",schemaPath:"#/properties/managers/items/oneOf/2/properties/except/it\
ems/oneOf/2/properties/department/oneOf/1/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err88]:vErrors.push(err88),errors++}}else{let err89={
instancePath:instancePath+"/managers/"+i2+"/except/"+i3+"/department",schemaPath:"#/properties/managers/items/oneOf/2/properties/except/items/oneOf/2/properties\
/department/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err89]:vErrors.push(err89),errors++}var _valid12=_errs120===errors;if(_valid12&&
valid26?(valid26=!1,passing12=[passing12,1]):_valid12&&(valid26=!0,passing12=1),valid26)errors=_errs117,vErrors!==null&&(_errs117?vErrors.length=_errs117:vErrors=
null);else{let err90={instancePath:instancePath+"/managers/"+i2+"/except/"+i3+"/department",schemaPath:"#/properties/managers/items/oneOf/2/properties/except/it\
ems/oneOf/2/properties/department/oneOf",keyword:"oneOf",params:{passingSchemas:passing12}};vErrors===null?vErrors=[err90]:vErrors.push(err90),errors++}}if(data26.
recursive!==void 0&&typeof data26.recursive!="boolean"){let err91={instancePath:instancePath+"/managers/"+i2+"/except/"+i3+"/recursive",schemaPath:"#/properties\
/managers/items/oneOf/2/properties/except/items/oneOf/2/properties/recursive/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[err91]:vErrors.
push(err91),errors++}if(data26.head!==void 0){let data29=data26.head,_errs125=errors,valid27=!1,passing13=null,_errs126=errors;if(!(typeof data29=="number"&&!(data29%
1)&&!isNaN(data29)&&isFinite(data29))){let err92={instancePath:instancePath+"/managers/"+i2+"/except/"+i3+"/head",schemaPath:"#/properties/managers/items/oneOf/\
2/properties/except/items/oneOf/2/properties/head/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err92]:vErrors.push(err92),errors++}
if(typeof data29=="number"&&isFinite(data29)&&(data29<1||isNaN(data29))){let err93={instancePath:instancePath+"/managers/"+i2+"/except/"+i3+"/head",schemaPath:"\
#/properties/managers/items/oneOf/2/properties/except/items/oneOf/2/properties/head/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===
null?vErrors=[err93]:vErrors.push(err93),errors++}var _valid13=_errs126===errors;_valid13&&(valid27=!0,passing13=0);let _errs128=errors;if(typeof data29=="strin\
g"){if(func3(data29)<1){let err94={instancePath:instancePath+"/managers/"+i2+"/except/"+i3+"/head",schemaPath:"#/properties/managers/items/oneOf/2/properties/ex\
cept/items/oneOf/2/properties/head/oneOf/1/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err94]:vErrors.push(err94),errors++}}else{let err95={
instancePath:instancePath+"/managers/"+i2+"/except/"+i3+"/head",schemaPath:"#/properties/managers/items/oneOf/2/properties/except/items/oneOf/2/properties/head/\
oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err95]:vErrors.push(err95),errors++}var _valid13=_errs128===errors;if(_valid13&&valid27?
(valid27=!1,passing13=[passing13,1]):_valid13&&(valid27=!0,passing13=1),valid27)errors=_errs125,vErrors!==null&&(_errs125?vErrors.length=_errs125:vErrors=null);else{
let err96={instancePath:instancePath+"/managers/"+i2+"/except/"+i3+"/head",schemaPath:"#/properties/managers/items/oneOf/2/properties/except/items/oneOf/2/prope\
rties/head/oneOf",keyword:"oneOf",params:{passingSchemas:passing13}};vErrors===null?vErrors=[err96]:vErrors.push(err96),errors++}}}else{let err97={instancePath:instancePath+
"/managers/"+i2+"/except/"+i3,schemaPath:"#/properties/managers/items/oneOf/2/properties/except/items/oneOf/2/type",keyword:"type",params:{type:"object"}};vErrors===
null?vErrors=[err97]:vErrors.push(err97),errors++}var _valid11=_errs113===errors;_valid11&&valid24?(valid24=!1,passing11=[passing11,2]):_valid11&&(valid24=!0,passing11=
2)}if(valid24)errors=_errs108,vErrors!==null&&(_errs108?vErrors.length=_errs108:vErrors=null);else{let err98={instancePath:instancePath+"/managers/"+i2+"/except\
/"+i3,schemaPath:"#/properties/managers/items/oneOf/2/properties/except/items/oneOf",keyword:"oneOf",params:{passingSchemas:passing11}};vErrors===null?vErrors=[
err98]:vErrors.push(err98),errors++}}}else{let err99={instancePath:instancePath+"/managers/"+i2+"/except",schemaPath:"#/properties/managers/items/oneOf/2/proper\
ties/except/type",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=[err99]:vErrors.push(err99),errors++}}}else{let err100={instancePath:instancePath+
"/managers/"+i2,schemaPath:"#/properties/managers/items/oneOf/2/type",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err100]:vErrors.push(err100),
errors++}var _valid8=_errs86===errors;_valid8&&valid18?(valid18=!1,passing8=[passing8,2]):_valid8&&(valid18=!0,passing8=2)}if(valid18)errors=_errs81,vErrors!==null&&
(_errs81?vErrors.length=_errs81:vErrors=null);else{let err101={instancePath:instancePath+"/managers/"+i2,schemaPath:"#/properties/managers/items/oneOf",keyword:"\
oneOf",params:{passingSchemas:passing8}};vErrors===null?vErrors=[err101]:vErrors.push(err101),errors++}}}else{let err102={instancePath:instancePath+"/managers",
schemaPath:"#/properties/managers/type",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=[err102]:vErrors.push(err102),errors++}}if(data.avatar!==void 0){
let data30=data.avatar;if(typeof data30=="string"){if(func3(data30)<1){let err103={instancePath:instancePath+"/avatar",schemaPath:"#/properties/avatar/minLength",
keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err103]:vErrors.push(err103),errors++}}else{let err104={instancePath:instancePath+"/avatar",schemaPath:"\
#/properties/avatar/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err104]:vErrors.push(err104),errors++}}if(data.entity!==void 0){let data31=data.
entity;if(data31&&typeof data31=="object"&&!Array.isArray(data31)){if(data31.type===void 0){let err105={instancePath:instancePath+"/entity",schemaPath:"#/proper\
ties/entity/required",keyword:"required",params:{missingProperty:"type"}};vErrors===null?vErrors=[err105]:vErrors.push(err105),errors++}if(data31.id===void 0){let err106={
instancePath:instancePath+"/entity",schemaPath:"#/properties/entity/required",keyword:"required",params:{missingProperty:"id"}};vErrors===null?vErrors=[err106]:
vErrors.push(err106),errors++}for(let key6 in data31)if(!(key6==="type"||key6==="id")){let err107={instancePath:instancePath+"/entity",schemaPath:"#/properties/\
entity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:key6}};vErrors===null?vErrors=[err107]:vErrors.push(err107),errors++}if(data31.
type!==void 0){let data32=data31.type;if(typeof data32=="string"){if(func3(data32)>50){let err108={instancePath:instancePath+"/entity/type",schemaPath:"#/proper\
ties/entity/properties/type/maxLength",keyword:"maxLength",params:{limit:50}};vErrors===null?vErrors=[err108]:vErrors.push(err108),errors++}if(func3(data32)<1){
let err109={instancePath:instancePath+"/entity/type",schemaPath:"#/properties/entity/properties/type/minLength",keyword:"minLength",params:{limit:1}};vErrors===
null?vErrors=[err109]:vErrors.push(err109),errors++}if(!pattern3.test(data32)){let err110={instancePath:instancePath+"/entity/type",schemaPath:"#/properties/ent\
ity/properties/type/pattern",keyword:"pattern",params:{pattern:"^[A-Z][A-Z0-9_]*$"}};vErrors===null?vErrors=[err110]:vErrors.push(err110),errors++}}else{let err111={
instancePath:instancePath+"/entity/type",schemaPath:"#/properties/entity/properties/type/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err111]:
vErrors.push(err111),errors++}}if(data31.id!==void 0){let data33=data31.id;if(typeof data33=="string"){if(func3(data33)>255){let err112={instancePath:instancePath+
"/entity/id",schemaPath:"#/properties/entity/properties/id/maxLength",keyword:"maxLength",params:{limit:255}};vErrors===null?vErrors=[err112]:vErrors.push(err112),
errors++}if(func3(data33)<1){let err113={instancePath:instancePath+"/entity/id",schemaPath:"#/properties/entity/properties/id/minLength",keyword:"minLength",params:{
limit:1}};vErrors===null?vErrors=[err113]:vErrors.push(err113),errors++}if(!pattern4.test(data33)){let err114={instancePath:instancePath+"/entity/id",schemaPath:"\
#/properties/entity/properties/id/pattern",keyword:"pattern",params:{pattern:"^[\\x21-\\x7e]+$"}};vErrors===null?vErrors=[err114]:vErrors.push(err114),errors++}}else{
let err115={instancePath:instancePath+"/entity/id",schemaPath:"#/properties/entity/properties/id/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=
[err115]:vErrors.push(err115),errors++}}}else{let err116={instancePath:instancePath+"/entity",schemaPath:"#/properties/entity/type",keyword:"type",params:{type:"\
object"}};vErrors===null?vErrors=[err116]:vErrors.push(err116),errors++}}if(data.previousKeys!==void 0){let data34=data.previousKeys;if(Array.isArray(data34)){let len4=data34.
length;for(let i4=0;i4<len4;i4++){let data35=data34[i4];if(typeof data35=="string"){if(func3(data35)<1){let err117={instancePath:instancePath+"/previousKeys/"+i4,
schemaPath:"#/properties/previousKeys/items/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err117]:vErrors.push(err117),errors++}}else{
let err118={instancePath:instancePath+"/previousKeys/"+i4,schemaPath:"#/properties/previousKeys/items/type",keyword:"type",params:{type:"string"}};vErrors===null?
vErrors=[err118]:vErrors.push(err118),errors++}}let i5=data34.length,j0;if(i5>1){let indices0={};for(;i5--;){let item0=data34[i5];if(typeof item0=="string"){if(typeof indices0[item0]==
"number"){j0=indices0[item0];let err119={instancePath:instancePath+"/previousKeys",schemaPath:"#/properties/previousKeys/uniqueItems",keyword:"uniqueItems",params:{
i:i5,j:j0}};vErrors===null?vErrors=[err119]:vErrors.push(err119),errors++;break}indices0[item0]=i5}}}}else{let err120={instancePath:instancePath+"/previousKeys",
schemaPath:"#/properties/previousKeys/type",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=[err120]:vErrors.push(err120),errors++}}if(data.protect!==
void 0&&typeof data.protect!="boolean"){let err121={instancePath:instancePath+"/protect",schemaPath:"#/properties/protect/type",keyword:"type",params:{type:"boo\
lean"}};vErrors===null?vErrors=[err121]:vErrors.push(err121),errors++}if(data.onRemove!==void 0){let data37=data.onRemove;if(!(data37==="forget"||data37==="arch\
ive"||data37==="delete")){let err122={instancePath:instancePath+"/onRemove",schemaPath:"#/properties/onRemove/enum",keyword:"enum",params:{allowedValues:schema12.
properties.onRemove.enum}};vErrors===null?vErrors=[err122]:vErrors.push(err122),errors++}}if(data["users+"]!==void 0){let data38=data["users+"];if(Array.isArray(
data38)){let len5=data38.length;for(let i6=0;i6<len5;i6++){let data39=data38[i6],_errs149=errors,valid34=!1,passing14=null,_errs150=errors;if(!(typeof data39=="\
number"&&!(data39%1)&&!isNaN(data39)&&isFinite(data39))){let err123={instancePath:instancePath+"/users+/"+i6,schemaPath:"#/properties/users%2B/items/oneOf/0/typ\
e",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err123]:vErrors.push(err123),errors++}if(typeof data39=="number"&&isFinite(data39)&&(data39<1||
isNaN(data39))){let err124={instancePath:instancePath+"/users+/"+i6,schemaPath:"#/properties/users%2B/items/oneOf/0/minimum",keyword:"minimum",params:{comparison:"\
>=",limit:1}};vErrors===null?vErrors=[err124]:vErrors.push(err124),errors++}var _valid14=_errs150===errors;_valid14&&(valid34=!0,passing14=0);let _errs152=errors;
if(typeof data39=="string"){if(!formats0.test(data39)){let err125={instancePath:instancePath+"/users+/"+i6,schemaPath:"#/properties/users%2B/items/oneOf/1/forma\
t",keyword:"format",params:{format:"email"}};vErrors===null?vErrors=[err125]:vErrors.push(err125),errors++}}else{let err126={instancePath:instancePath+"/users+/"+
i6,schemaPath:"#/properties/users%2B/items/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err126]:vErrors.push(err126),errors++}var _valid14=_errs152===
errors;if(_valid14&&valid34)valid34=!1,passing14=[passing14,1];else{_valid14&&(valid34=!0,passing14=1);let _errs154=errors;if(data39&&typeof data39=="object"&&!Array.
isArray(data39)){for(let key7 in data39)if(!(key7==="department"||key7==="recursive"||key7==="head"||key7==="everyone"||key7==="except")){let err127={instancePath:instancePath+
"/users+/"+i6,schemaPath:"#/properties/users%2B/items/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:key7}};vErrors===null?
vErrors=[err127]:vErrors.push(err127),errors++}if(data39.department!==void 0){let data40=data39.department,_errs158=errors,valid36=!1,passing15=null,_errs159=errors;
if(!(typeof data40=="number"&&!(data40%1)&&!isNaN(data40)&&isFinite(data40))){let err128={instancePath:instancePath+"/users+/"+i6+"/department",schemaPath:"#/pr\
operties/users%2B/items/oneOf/2/properties/department/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err128]:vErrors.push(err128),
errors++}if(typeof data40=="number"&&isFinite(data40)&&(data40<1||isNaN(data40))){let err129={instancePath:instancePath+"/users+/"+i6+"/department",schemaPath:"\
#/properties/users%2B/items/oneOf/2/properties/department/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?vErrors=[err129]:vErrors.
push(err129),errors++}var _valid15=_errs159===errors;_valid15&&(valid36=!0,passing15=0);let _errs161=errors;if(typeof data40=="string"){if(func3(data40)<1){let err130={
instancePath:instancePath+"/users+/"+i6+"/department",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/department/oneOf/1/minLength",keyword:"minLengt\
h",params:{limit:1}};vErrors===null?vErrors=[err130]:vErrors.push(err130),errors++}}else{let err131={instancePath:instancePath+"/users+/"+i6+"/department",schemaPath:"\
#/properties/users%2B/items/oneOf/2/properties/department/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err131]:vErrors.push(err131),
errors++}var _valid15=_errs161===errors;if(_valid15&&valid36?(valid36=!1,passing15=[passing15,1]):_valid15&&(valid36=!0,passing15=1),valid36)errors=_errs158,vErrors!==
null&&(_errs158?vErrors.length=_errs158:vErrors=null);else{let err132={instancePath:instancePath+"/users+/"+i6+"/department",schemaPath:"#/properties/users%2B/i\
tems/oneOf/2/properties/department/oneOf",keyword:"oneOf",params:{passingSchemas:passing15}};vErrors===null?vErrors=[err132]:vErrors.push(err132),errors++}}if(data39.
recursive!==void 0&&typeof data39.recursive!="boolean"){let err133={instancePath:instancePath+"/users+/"+i6+"/recursive",schemaPath:"#/properties/users%2B/items\
/oneOf/2/properties/recursive/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[err133]:vErrors.push(err133),errors++}if(data39.head!==void 0){
let data42=data39.head,_errs166=errors,valid37=!1,passing16=null,_errs167=errors;if(!(typeof data42=="number"&&!(data42%1)&&!isNaN(data42)&&isFinite(data42))){let err134={
instancePath:instancePath+"/users+/"+i6+"/head",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/head/oneOf/0/type",keyword:"type",params:{type:"integ\
er"}};vErrors===null?vErrors=[err134]:vErrors.push(err134),errors++}if(typeof data42=="number"&&isFinite(data42)&&(data42<1||isNaN(data42))){let err135={instancePath:instancePath+
"/users+/"+i6+"/head",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/head/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===
null?vErrors=[err135]:vErrors.push(err135),errors++}var _valid16=_errs167===errors;_valid16&&(valid37=!0,passing16=0);let _errs169=errors;if(typeof data42=="str\
ing"){if(func3(data42)<1){let err136={instancePath:instancePath+"/users+/"+i6+"/head",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/head/oneOf/1/mi\
nLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err136]:vErrors.push(err136),errors++}}else{let err137={instancePath:instancePath+"/users\
+/"+i6+"/head",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/head/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err137]:
vErrors.push(err137),errors++}var _valid16=_errs169===errors;if(_valid16&&valid37?(valid37=!1,passing16=[passing16,1]):_valid16&&(valid37=!0,passing16=1),valid37)
errors=_errs166,vErrors!==null&&(_errs166?vErrors.length=_errs166:vErrors=null);else{let err138={instancePath:instancePath+"/users+/"+i6+"/head",schemaPath:"#/p\
roperties/users%2B/items/oneOf/2/properties/head/oneOf",keyword:"oneOf",params:{passingSchemas:passing16}};vErrors===null?vErrors=[err138]:vErrors.push(err138),
errors++}}if(data39.everyone!==void 0&&typeof data39.everyone!="boolean"){let err139={instancePath:instancePath+"/users+/"+i6+"/everyone",schemaPath:"#/properti\
es/users%2B/items/oneOf/2/properties/everyone/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[err139]:vErrors.push(err139),errors++}if(data39.
except!==void 0){let data44=data39.except;if(Array.isArray(data44)){let len6=data44.length;for(let i7=0;i7<len6;i7++){let data45=data44[i7],_errs176=errors,valid40=!1,
passing17=null,_errs177=errors;if(!(typeof data45=="number"&&!(data45%1)&&!isNaN(data45)&&isFinite(data45))){let err140={instancePath:instancePath+"/users+/"+i6+
"/except/"+i7,schemaPath:"#/properties/users%2B/items/oneOf/2/properties/except/items/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=
[err140]:vErrors.push(err140),errors++}if(typeof data45=="number"&&isFinite(data45)&&(data45<1||isNaN(data45))){let err141={instancePath:instancePath+"/users+/"+
i6+"/except/"+i7,schemaPath:"#/properties/users%2B/items/oneOf/2/properties/except/items/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===
null?vErrors=[err141]:vErrors.push(err141),errors++}var _valid17=_errs177===errors;_valid17&&(valid40=!0,passing17=0);let _errs179=errors;if(typeof data45=="str\
ing"){if(!formats0.test(data45)){let err142={instancePath:instancePath+"/users+/"+i6+"/except/"+i7,schemaPath:"#/properties/users%2B/items/oneOf/2/properties/ex\
cept/items/oneOf/1/format",keyword:"format",params:{format:"email"}};vErrors===null?vErrors=[err142]:vErrors.push(err142),errors++}}else{let err143={instancePath:instancePath+
"/users+/"+i6+"/except/"+i7,schemaPath:"#/properties/users%2B/items/oneOf/2/properties/except/items/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===
null?vErrors=[err143]:vErrors.push(err143),errors++}var _valid17=_errs179===errors;if(_valid17&&valid40)valid40=!1,passing17=[passing17,1];else{_valid17&&(valid40=
!0,passing17=1);let _errs181=errors;if(data45&&typeof data45=="object"&&!Array.isArray(data45)){for(let key8 in data45)if(!(key8==="department"||key8==="recursi\
ve"||key8==="head")){let err144={instancePath:instancePath+"/users+/"+i6+"/except/"+i7,schemaPath:"#/properties/users%2B/items/oneOf/2/properties/except/items/o\
neOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:key8}};vErrors===null?vErrors=[err144]:vErrors.push(err144),errors++}if(data45.
department!==void 0){let data46=data45.department,_errs185=errors,valid42=!1,passing18=null,_errs186=errors;if(!(typeof data46=="number"&&!(data46%1)&&!isNaN(data46)&&
isFinite(data46))){let err145={instancePath:instancePath+"/users+/"+i6+"/except/"+i7+"/department",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/ex\
cept/items/oneOf/2/properties/department/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err145]:vErrors.push(err145),errors++}if(typeof data46==
"number"&&isFinite(data46)&&(data46<1||isNaN(data46))){let err146={instancePath:instancePath+"/users+/"+i6+"/except/"+i7+"/department",schemaPath:"#/properties/\
users%2B/items/oneOf/2/properties/except/items/oneOf/2/properties/department/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};vErrors===null?
vErrors=[err146]:vErrors.push(err146),errors++}var _valid18=_errs186===errors;_valid18&&(valid42=!0,passing18=0);let _errs188=errors;if(typeof data46=="string"){
if(func3(data46)<1){let err147={instancePath:instancePath+"/users+/"+i6+"/except/"+i7+"/department",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/e\
xcept/items/oneOf/2/properties/department/oneOf/1/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err147]:vErrors.push(err147),errors++}}else{
let err148={instancePath:instancePath+"/users+/"+i6+"/except/"+i7+"/department",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/except/items/oneOf/2/\
properties/department/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err148]:vErrors.push(err148),errors++}var _valid18=_errs188===
errors;if(_valid18&&valid42?(valid42=!1,passing18=[passing18,1]):_valid18&&(valid42=!0,passing18=1),valid42)errors=_errs185,vErrors!==null&&(_errs185?vErrors.length=
_errs185:vErrors=null);else{let err149={instancePath:instancePath+"/users+/"+i6+"/except/"+i7+"/department",schemaPath:"#/properties/users%2B/items/oneOf/2/prop\
erties/except/items/oneOf/2/properties/department/oneOf",keyword:"oneOf",params:{passingSchemas:passing18}};vErrors===null?vErrors=[err149]:vErrors.push(err149),
errors++}}if(data45.recursive!==void 0&&typeof data45.recursive!="boolean"){let err150={instancePath:instancePath+"/users+/"+i6+"/except/"+i7+"/recursive",schemaPath:"\
#/properties/users%2B/items/oneOf/2/properties/except/items/oneOf/2/properties/recursive/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[err150]:
vErrors.push(err150),errors++}if(data45.head!==void 0){let data48=data45.head,_errs193=errors,valid43=!1,passing19=null,_errs194=errors;if(!(typeof data48=="num\
ber"&&!(data48%1)&&!isNaN(data48)&&isFinite(data48))){let err151={instancePath:instancePath+"/users+/"+i6+"/except/"+i7+"/head",schemaPath:"#/properties/users%2\
B/items/oneOf/2/properties/except/items/oneOf/2/properties/head/oneOf/0/type",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err151]:vErrors.push(
err151),errors++}if(typeof data48=="number"&&isFinite(data48)&&(data48<1||isNaN(data48))){let err152={instancePath:instancePath+"/users+/"+i6+"/except/"+i7+"/he\
ad",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/except/items/oneOf/2/properties/head/oneOf/0/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};
vErrors===null?vErrors=[err152]:vErrors.push(err152),errors++}var _valid19=_errs194===errors;_valid19&&(valid43=!0,passing19=0);let _errs196=errors;if(typeof data48==
"string"){if(func3(data48)<1){let err153={instancePath:instancePath+"/users+/"+i6+"/except/"+i7+"/head",schemaPath:"#/properties/users%2B/items/oneOf/2/properti\
es/except/items/oneOf/2/properties/head/oneOf/1/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err153]:vErrors.push(err153),errors++}}else{
let err154={instancePath:instancePath+"/users+/"+i6+"/except/"+i7+"/head",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/except/items/oneOf/2/proper\
ties/head/oneOf/1/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err154]:vErrors.push(err154),errors++}var _valid19=_errs196===errors;if(_valid19&&
valid43?(valid43=!1,passing19=[passing19,1]):_valid19&&(valid43=!0,passing19=1),valid43)errors=_errs193,vErrors!==null&&(_errs193?vErrors.length=_errs193:vErrors=
null);else{let err155={instancePath:instancePath+"/users+/"+i6+"/except/"+i7+"/head",schemaPath:"#/properties/users%2B/items/oneOf/2/properties/except/items/one\
Of/2/properties/head/oneOf",keyword:"oneOf",params:{passingSchemas:passing19}};vErrors===null?vErrors=[err155]:vErrors.push(err155),errors++}}}else{let err156={
instancePath:instancePath+"/users+/"+i6+"/except/"+i7,schemaPath:"#/properties/users%2B/items/oneOf/2/properties/except/items/oneOf/2/type",keyword:"type",params:{
type:"object"}};vErrors===null?vErrors=[err156]:vErrors.push(err156),errors++}var _valid17=_errs181===errors;_valid17&&valid40?(valid40=!1,passing17=[passing17,
2]):_valid17&&(valid40=!0,passing17=2)}if(valid40)errors=_errs176,vErrors!==null&&(_errs176?vErrors.length=_errs176:vErrors=null);else{let err157={instancePath:instancePath+
"/users+/"+i6+"/except/"+i7,schemaPath:"#/properties/users%2B/items/oneOf/2/properties/except/items/oneOf",keyword:"oneOf",params:{passingSchemas:passing17}};vErrors===
null?vErrors=[err157]:vErrors.push(err157),errors++}}}else{let err158={instancePath:instancePath+"/users+/"+i6+"/except",schemaPath:"#/properties/users%2B/items\
/oneOf/2/properties/except/type",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=[err158]:vErrors.push(err158),errors++}}}else{let err159={instancePath:instancePath+
"/users+/"+i6,schemaPath:"#/properties/users%2B/items/oneOf/2/type",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err159]:vErrors.push(err159),
errors++}var _valid14=_errs154===errors;_valid14&&valid34?(valid34=!1,passing14=[passing14,2]):_valid14&&(valid34=!0,passing14=2)}if(valid34)errors=_errs149,vErrors!==
null&&(_errs149?vErrors.length=_errs149:vErrors=null);else{let err160={instancePath:instancePath+"/users+/"+i6,schemaPath:"#/properties/users%2B/items/oneOf",keyword:"\
oneOf",params:{passingSchemas:passing14}};vErrors===null?vErrors=[err160]:vErrors.push(err160),errors++}}}else{let err161={instancePath:instancePath+"/users+",schemaPath:"\
#/properties/users%2B/type",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=[err161]:vErrors.push(err161),errors++}}}else{let err162={instancePath,
schemaPath:"#/type",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err162]:vErrors.push(err162),errors++}return validate11.errors=vErrors,errors===
0}export{checkChatFields,checkHeaderFields};

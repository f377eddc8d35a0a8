/* Written by scripts/generate.ts. */
var __getOwnPropNames=Object.getOwnPropertyNames;var __commonJS=(cb,mod)=>function(){try{return mod||(0,cb[__getOwnPropNames(cb)[0]])((mod={exports:{}}).exports,mod),mod.exports}catch(e){throw mod=0,e}};var require_ucs2length=__commonJS({"node_modules/ajv/dist/runtime/ucs2length.js"(exports){"use strict";Object.defineProperty(exports,"__esModule",{value:!0});function ucs2length(str){
let len=str.length,length=0,pos=0,value;for(;pos<len;)length++,value=str.charCodeAt(pos++),value>=55296&&value<=56319&&pos<len&&(value=str.charCodeAt(pos),(value&
64512)===56320&&pos++);return length}exports.default=ucs2length;ucs2length.code='require("ajv/dist/runtime/ucs2length").default'}});var checkInventoryHeader=validate10;var pattern0=new RegExp("^x-","u"),pattern1=new RegExp("^[\\p{L}\\p{M}\\p{Nd}._-]+$","u"),func2=require_ucs2length().default;function validate10(data,{instancePath="",
parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(data&&typeof data=="object"&&!Array.isArray(data)){for(let key0 in data)if(!(key0===
"version"||key0==="fleet"||key0==="state"||key0==="vars"||key0==="defaults"||key0==="include"||key0==="portals"||pattern0.test(key0))){let err0={instancePath,schemaPath:"\
#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:key0}};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}if(data.version!==
void 0&&data.version!==1){let err1={instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}};vErrors===
null?vErrors=[err1]:vErrors.push(err1),errors++}if(data.fleet!==void 0){let data1=data.fleet;if(typeof data1=="string"){if(func2(data1)>50){let err2={instancePath:instancePath+
"/fleet",schemaPath:"#/properties/fleet/maxLength",keyword:"maxLength",params:{limit:50}};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}if(func2(data1)<
1){let err3={instancePath:instancePath+"/fleet",schemaPath:"#/properties/fleet/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err3]:vErrors.
push(err3),errors++}if(!pattern1.test(data1)){let err4={instancePath:instancePath+"/fleet",schemaPath:"#/properties/fleet/pattern",keyword:"pattern",params:{pattern:"\
^[\\p{L}\\p{M}\\p{Nd}._-]+$"}};vErrors===null?vErrors=[err4]:vErrors.push(err4),errors++}}else{let err5={instancePath:instancePath+"/fleet",schemaPath:"#/proper\
ties/fleet/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err5]:vErrors.push(err5),errors++}}if(data.state!==void 0){let data2=data.state;
if(typeof data2=="string"){if(func2(data2)<1){let err6={instancePath:instancePath+"/state",schemaPath:"#/properties/state/minLength",keyword:"minLength",params:{
limit:1}};vErrors===null?vErrors=[err6]:vErrors.push(err6),errors++}}else{let err7={instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"\
type",params:{type:"string"}};vErrors===null?vErrors=[err7]:vErrors.push(err7),errors++}}if(data.vars!==void 0){let data3=data.vars;if(!(data3&&typeof data3=="o\
bject"&&!Array.isArray(data3))){let err8={instancePath:instancePath+"/vars",schemaPath:"#/properties/vars/type",keyword:"type",params:{type:"object"}};vErrors===
null?vErrors=[err8]:vErrors.push(err8),errors++}}if(data.include!==void 0){let data4=data.include;if(Array.isArray(data4)){let len0=data4.length;for(let i0=0;i0<
len0;i0++){let data5=data4[i0];if(typeof data5=="string"){if(func2(data5)<1){let err9={instancePath:instancePath+"/include/"+i0,schemaPath:"#/properties/include\
/items/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err9]:vErrors.push(err9),errors++}}else{let err10={instancePath:instancePath+"/i\
nclude/"+i0,schemaPath:"#/properties/include/items/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err10]:vErrors.push(err10),errors++}}}else{
let err11={instancePath:instancePath+"/include",schemaPath:"#/properties/include/type",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=[err11]:vErrors.
push(err11),errors++}}}else{let err12={instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err12]:vErrors.push(err12),
errors++}return validate10.errors=vErrors,errors===0}var checkEntry=validate11,schema12={$id:"checkEntry",type:"object",properties:{url:{type:"string",minLength:1},
token:{type:"string",minLength:1},portal:{const:"sandbox"},tariff:{enum:["standard","enterprise","self-hosted"]},undocumented:{type:"boolean"},chats:{type:"arra\
y",items:{type:"string",minLength:1}},labels:{type:"object",additionalProperties:{type:["string","number","boolean"]}},vars:{type:"object"},overlay:{type:"objec\
t",additionalProperties:{type:["object","null"]}}},patternProperties:{"^x-":{}},additionalProperties:!1},func6=Object.prototype.hasOwnProperty;function validate11(data,{
instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(data&&typeof data=="object"&&!Array.isArray(data)){for(let key0 in data)
if(!(func6.call(schema12.properties,key0)||pattern0.test(key0))){let err0={instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:key0}};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}if(data.url!==void 0){let data0=data.url;if(typeof data0=="string"){if(func2(
data0)<1){let err1={instancePath:instancePath+"/url",schemaPath:"#/properties/url/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err1]:
vErrors.push(err1),errors++}}else{let err2={instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type:"string"}};vErrors===
null?vErrors=[err2]:vErrors.push(err2),errors++}}if(data.token!==void 0){let data1=data.token;if(typeof data1=="string"){if(func2(data1)<1){let err3={instancePath:instancePath+
"/token",schemaPath:"#/properties/token/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++}}else{let err4={
instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err4]:vErrors.push(err4),
errors++}}if(data.portal!==void 0&&data.portal!=="sandbox"){let err5={instancePath:instancePath+"/portal",schemaPath:"#/properties/portal/const",keyword:"const",
params:{allowedValue:"sandbox"}};vErrors===null?vErrors=[err5]:vErrors.push(err5),errors++}if(data.tariff!==void 0){let data3=data.tariff;if(!(data3==="standard"||
data3==="enterprise"||data3==="self-hosted")){let err6={instancePath:instancePath+"/tariff",schemaPath:"#/properties/tariff/enum",keyword:"enum",params:{allowedValues:schema12.
properties.tariff.enum}};vErrors===null?vErrors=[err6]:vErrors.push(err6),errors++}}if(data.undocumented!==void 0&&typeof data.undocumented!="boolean"){let err7={
instancePath:instancePath+"/undocumented",schemaPath:"#/properties/undocumented/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[err7]:vErrors.
push(err7),errors++}if(data.chats!==void 0){let data5=data.chats;if(Array.isArray(data5)){let len0=data5.length;for(let i0=0;i0<len0;i0++){let data6=data5[i0];if(typeof data6==
"string"){if(func2(data6)<1){let err8={instancePath:instancePath+"/chats/"+i0,schemaPath:"#/properties/chats/items/minLength",keyword:"minLength",params:{limit:1}};
vErrors===null?vErrors=[err8]:vErrors.push(err8),errors++}}else{let err9={instancePath:instancePath+"/chats/"+i0,schemaPath:"#/properties/chats/items/type",keyword:"\
type",params:{type:"string"}};vErrors===null?vErrors=[err9]:vErrors.push(err9),errors++}}}else{let err10={instancePath:instancePath+"/chats",schemaPath:"#/prope\
rties/chats/type",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=[err10]:vErrors.push(err10),errors++}}if(data.labels!==void 0){let data7=data.labels;
if(data7&&typeof data7=="object"&&!Array.isArray(data7))for(let key1 in data7){let data8=data7[key1];if(typeof data8!="string"&&!(typeof data8=="number"&&isFinite(
data8))&&typeof data8!="boolean"){let err11={instancePath:instancePath+"/labels/"+key1.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/labels/ad\
ditionalProperties/type",keyword:"type",params:{type:schema12.properties.labels.additionalProperties.type}};vErrors===null?vErrors=[err11]:vErrors.push(err11),errors++}}else{
let err12={instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err12]:vErrors.
push(err12),errors++}}if(data.vars!==void 0){let data9=data.vars;if(!(data9&&typeof data9=="object"&&!Array.isArray(data9))){let err13={instancePath:instancePath+
"/vars",schemaPath:"#/properties/vars/type",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err13]:vErrors.push(err13),errors++}}if(data.overlay!==
void 0){let data10=data.overlay;if(data10&&typeof data10=="object"&&!Array.isArray(data10))for(let key2 in data10){let data11=data10[key2];if(!(data11&&typeof data11==
"object"&&!Array.isArray(data11))&&data11!==null){let err14={instancePath:instancePath+"/overlay/"+key2.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/pro\
perties/overlay/additionalProperties/type",keyword:"type",params:{type:schema12.properties.overlay.additionalProperties.type}};vErrors===null?vErrors=[err14]:vErrors.
push(err14),errors++}}else{let err15={instancePath:instancePath+"/overlay",schemaPath:"#/properties/overlay/type",keyword:"type",params:{type:"object"}};vErrors===
null?vErrors=[err15]:vErrors.push(err15),errors++}}}else{let err16={instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=
[err16]:vErrors.push(err16),errors++}return validate11.errors=vErrors,errors===0}var checkEntryDefaults=validate12,schema13={$id:"checkEntryDefaults",type:"obje\
ct",properties:{url:{type:"string",minLength:1},token:{type:"string",minLength:1},portal:{const:"sandbox"},tariff:{enum:["standard","enterprise","self-hosted"]},
undocumented:{type:"boolean"},chats:{type:"array",items:{type:"string",minLength:1}},labels:{type:"object",additionalProperties:{type:["string","number","boolea\
n"]}},vars:{type:"object"}},additionalProperties:!1};function validate12(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,
errors=0;if(data&&typeof data=="object"&&!Array.isArray(data)){for(let key0 in data)if(!(key0==="url"||key0==="token"||key0==="portal"||key0==="tariff"||key0===
"undocumented"||key0==="chats"||key0==="labels"||key0==="vars")){let err0={instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:key0}};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}if(data.url!==void 0){let data0=data.url;if(typeof data0=="string"){if(func2(
data0)<1){let err1={instancePath:instancePath+"/url",schemaPath:"#/properties/url/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err1]:
vErrors.push(err1),errors++}}else{let err2={instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type:"string"}};vErrors===
null?vErrors=[err2]:vErrors.push(err2),errors++}}if(data.token!==void 0){let data1=data.token;if(typeof data1=="string"){if(func2(data1)<1){let err3={instancePath:instancePath+
"/token",schemaPath:"#/properties/token/minLength",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++}}else{let err4={
instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err4]:vErrors.push(err4),
errors++}}if(data.portal!==void 0&&data.portal!=="sandbox"){let err5={instancePath:instancePath+"/portal",schemaPath:"#/properties/portal/const",keyword:"const",
params:{allowedValue:"sandbox"}};vErrors===null?vErrors=[err5]:vErrors.push(err5),errors++}if(data.tariff!==void 0){let data3=data.tariff;if(!(data3==="standard"||
data3==="enterprise"||data3==="self-hosted")){let err6={instancePath:instancePath+"/tariff",schemaPath:"#/properties/tariff/enum",keyword:"enum",params:{allowedValues:schema13.
properties.tariff.enum}};vErrors===null?vErrors=[err6]:vErrors.push(err6),errors++}}if(data.undocumented!==void 0&&typeof data.undocumented!="boolean"){let err7={
instancePath:instancePath+"/undocumented",schemaPath:"#/properties/undocumented/type",keyword:"type",params:{type:"boolean"}};vErrors===null?vErrors=[err7]:vErrors.
push(err7),errors++}if(data.chats!==void 0){let data5=data.chats;if(Array.isArray(data5)){let len0=data5.length;for(let i0=0;i0<len0;i0++){let data6=data5[i0];if(typeof data6==
"string"){if(func2(data6)<1){let err8={instancePath:instancePath+"/chats/"+i0,schemaPath:"#/properties/chats/items/minLength",keyword:"minLength",params:{limit:1}};
vErrors===null?vErrors=[err8]:vErrors.push(err8),errors++}}else{let err9={instancePath:instancePath+"/chats/"+i0,schemaPath:"#/properties/chats/items/type",keyword:"\
type",params:{type:"string"}};vErrors===null?vErrors=[err9]:vErrors.push(err9),errors++}}}else{let err10={instancePath:instancePath+"/chats",schemaPath:"#/prope\
rties/chats/type",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=[err10]:vErrors.push(err10),errors++}}if(data.labels!==void 0){let data7=data.labels;
if(data7&&typeof data7=="object"&&!Array.isArray(data7))for(let key1 in data7){let data8=data7[key1];if(typeof data8!="string"&&!(typeof data8=="number"&&isFinite(
data8))&&typeof data8!="boolean"){let err11={instancePath:instancePath+"/labels/"+key1.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/labels/ad\
ditionalProperties/type",keyword:"type",params:{type:schema13.properties.labels.additionalProperties.type}};vErrors===null?vErrors=[err11]:vErrors.push(err11),errors++}}else{
let err12={instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err12]:vErrors.
push(err12),errors++}}if(data.vars!==void 0){let data9=data.vars;if(!(data9&&typeof data9=="object"&&!Array.isArray(data9))){let err13={instancePath:instancePath+
"/vars",schemaPath:"#/properties/vars/type",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err13]:vErrors.push(err13),errors++}}}else{let err14={
instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err14]:vErrors.push(err14),errors++}return validate12.errors=vErrors,
errors===0}export{checkEntry,checkEntryDefaults,checkInventoryHeader};

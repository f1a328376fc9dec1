using System.Text.Json.Serialization;
using DryApi;

namespace Tested;

[JsonSerializable(typeof(Txt2ImgRequest))]
[JsonSerializable(typeof(JobStatusResponse))]
public sealed partial class UsersJson : JsonSerializerContext;

using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DryApi.Emulator.Requests;

namespace DryApi.Emulator.Results;

/// <summary>What makes one result differ from others of the same prompt.</summary>
internal static class SeedText
{
    private const string Field = "seed";
    private const int Any = -1;

    /// <summary>The seed that a request says, as text.</summary>
    public static string Of(RequestFields fields) => (fields.Number(Field) ?? 0).ToString(CultureInfo.InvariantCulture);

    /// <summary>Draws the seed of a request that asks for any: once, so that its result is the same as often as it is made.</summary>
    public static void Settle(RequestFields fields)
    {
        if (fields.Body is JsonObject body && fields.Number(Field) == Any)
        {
            body[Field] = RandomNumberGenerator.GetInt32(int.MaxValue);
        }
    }
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using DryApi.Contracts;

namespace DryApi.OpenApi.Normalization;

/// <summary>Escapes in JSON what nobody sees, besides what JSON itself asks for.</summary>
internal static class VisibleJson
{
    public static JavaScriptEncoder Encoder { get; } = Create();

    private static JavaScriptEncoder Create()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => JsonText.IsHidden(CharUnicodeInfo.GetUnicodeCategory(c)))]);
        return JavaScriptEncoder.Create(settings);
    }
}

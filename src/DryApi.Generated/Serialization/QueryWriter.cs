using System.Globalization;
using System.Text;

namespace DryApi.Serialization;

/// <summary>Writes a model as the query of an address. What is null, or an empty list, is not written.</summary>
internal ref struct QueryWriter(StringBuilder address)
{
    private bool _hasAny;

    public void Write(string name, string? value)
    {
        if (value is not null)
        {
            Start(name);
            address.Append(Uri.EscapeDataString(UnicodeText.Required(value, name)));
        }
    }

    public void Write(string name, bool? value) => Write(name, value switch { null => null, true => "true", false => "false" });

    public void Write(string name, long? value) => Write(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Write(string name, double? value) => Write(name, value?.ToString("R", CultureInfo.InvariantCulture));

    public void Write(string name, DateTimeOffset? value) => Write(name, value?.ToString("O", CultureInfo.InvariantCulture));

    public void Write<T>(string name, T value)
        where T : struct, IOpenEnum<T> => Write(name, value.Value);

    public void Write<T>(string name, T? value)
        where T : struct, IOpenEnum<T> => Write(name, value?.Value);

    public void Write<T>(string name, IList<T>? values, bool isExploded = false)
        where T : struct, IOpenEnum<T> => Write(name, values?.Select(v => v.Value), isExploded);

    public void Write(string name, IEnumerable<long>? values, bool isExploded = false) =>
        Write(name, values?.Select(v => v.ToString(CultureInfo.InvariantCulture)), isExploded);

    public void Write(string name, IEnumerable<string>? values, bool isExploded = false)
    {
        var isFirst = true;
        foreach (var value in values ?? [])
        {
            if (isFirst || isExploded)
            {
                Start(name);
            }
            else
            {
                address.Append(',');
            }

            address.Append(Uri.EscapeDataString(UnicodeText.Required(value, name)));
            isFirst = false;
        }
    }

    private void Start(string name)
    {
        address.Append(_hasAny ? '&' : '?').Append(name).Append('=');
        _hasAny = true;
    }
}

using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace DryApi.Serialization;

/// <summary>Writes a model as the query of an address. What is null, or an empty list, is not written.</summary>
/// <param name="address">What is written to: the URL as far as its query.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct QueryWriter(StringBuilder address)
{
    private bool _hasAny;

    /// <summary>Writes a parameter, unless it is null.</summary>
    public void Write(string name, string? value)
    {
        if (value is not null)
        {
            Start(name);
            address.Append(Uri.EscapeDataString(UnicodeText.Required(value, name)));
        }
    }

    /// <summary>Writes a parameter, unless it is null.</summary>
    public void Write(string name, bool? value) => Write(name, value switch { null => null, true => "true", false => "false" });

    /// <summary>Writes a parameter, unless it is null.</summary>
    public void Write(string name, long? value) => Write(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a parameter, unless it is null.</summary>
    public void Write(string name, double? value) => Write(name, value?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Writes a parameter, unless it is null.</summary>
    public void Write(string name, DateTimeOffset? value) => Write(name, value?.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Writes a parameter, unless it is null.</summary>
    public void Write<T>(string name, T value)
        where T : struct, IOpenEnum<T> => Write(name, value.Value);

    /// <summary>Writes a parameter, unless it is null.</summary>
    public void Write<T>(string name, T? value)
        where T : struct, IOpenEnum<T> => Write(name, value?.Value);

    /// <summary>Writes a parameter, unless it is null.</summary>
    public void Write<T>(string name, IList<T>? values, bool isExploded = false)
        where T : struct, IOpenEnum<T> => Write(name, values?.Select(v => v.Value), isExploded);

    /// <summary>Writes a parameter, unless it is null.</summary>
    public void Write(string name, IEnumerable<long>? values, bool isExploded = false) =>
        Write(name, values?.Select(v => v.ToString(CultureInfo.InvariantCulture)), isExploded);

    /// <summary>Writes a parameter, unless it is null.</summary>
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

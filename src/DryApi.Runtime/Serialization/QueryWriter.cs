using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Serialization;

/// <summary>Writes a model as the query of a URL. What is null, or an empty list, is not written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct QueryWriter
{
    private readonly StringBuilder? _url;
    private readonly RequestInformation? _information;
    private bool _hasAny;

    /// <summary>Writes to the URL as far as its query.</summary>
    internal QueryWriter(StringBuilder url) => (_url, _hasAny) = (url, url.ToString().Contains('?', StringComparison.Ordinal));

    /// <summary>Writes to a request of Kiota, which puts the parameters into the template of its URL.</summary>
    internal QueryWriter(RequestInformation information) => _information = information;

    /// <summary>Writes a parameter, unless it is null.</summary>
    public void Write(string name, string? value)
    {
        if (value is null)
        {
            return;
        }

        UnicodeText.Required(value, name);
        if (_information is not null)
        {
            _information.QueryParameters[name] = value;
            return;
        }

        Start(name);
        _url!.Append(Uri.EscapeDataString(value));
    }

    /// <summary>Writes a parameter, unless it is null.</summary>
    public void Write(string name, bool? value) => Write(name, value switch { null => null, true => "true", false => "false" });

    /// <summary>Writes a parameter, unless it is null.</summary>
    public void Write(string name, long? value) => Write(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a parameter, unless it is null.</summary>
    public void Write(string name, double? value) => Write(name, value?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Writes a parameter, unless it is null.</summary>
    public void Write(string name, decimal? value) => Write(name, value?.ToString(CultureInfo.InvariantCulture));

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
        if (_information is not null)
        {
            if (values?.Select(value => (object)UnicodeText.Required(value, name)).ToArray() is { Length: > 0 } items)
            {
                _information.QueryParameters[name] = items;
            }

            return;
        }

        var isFirst = true;
        foreach (var value in values ?? [])
        {
            if (isFirst || isExploded)
            {
                Start(name);
            }
            else
            {
                _url!.Append(',');
            }

            _url!.Append(Uri.EscapeDataString(UnicodeText.Required(value, name)));
            isFirst = false;
        }
    }

    /// <summary>Writes a parameter that is no plain value, unless it is null.</summary>
    /// <param name="name">Its name, escaped.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="model">What has it.</param>
    /// <param name="write">Writes it as a property of an object.</param>
    public void WriteAs<T>(string name, ParameterStyle style, T model, Action<Utf8JsonWriter, T> write)
    {
        var parts = ParameterText.Of(Uri.UnescapeDataString(name), style, model, write);
        if (_information is null)
        {
            foreach (var (part, value) in parts)
            {
                Start(Uri.EscapeDataString(part));
                _url!.Append(Uri.EscapeDataString(value));
            }
        }
        else if (style is ParameterStyle.Deep or ParameterStyle.Values && parts.Count > 0)
        {
            // The template's name ends in a star, which takes the names of a map.
            _information.QueryParameters[name] = parts.GroupBy(static part => part.Name, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => (object)group.First().Value, StringComparer.Ordinal);
        }
        else if (style == ParameterStyle.Form)
        {
            Write(name, parts.Select(static part => part.Value), isExploded: true);
        }
        else if (parts.Count > 0)
        {
            _information.QueryParameters[name] = parts[0].Value;
        }
    }

    private void Start(string name)
    {
        _url!.Append(_hasAny ? '&' : '?').Append(name).Append('=');
        _hasAny = true;
    }
}

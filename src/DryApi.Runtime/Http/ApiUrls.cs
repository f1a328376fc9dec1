using System.Collections.Concurrent;
using System.Text;
using DryApi.Serialization;

namespace DryApi.Http;

/// <summary>The addresses below a base address. Those without parameters are put together once.</summary>
internal sealed class ApiUrls(Uri baseAddress)
{
    private readonly string _start = baseAddress.AbsoluteUri.TrimEnd('/');
    private readonly ConcurrentDictionary<ApiOperation, Uri> _fixed = new();

    public Uri Base => baseAddress;

    public Uri Of(ApiCall call)
    {
        if (call.Query is not null || call.Operation.IsParameterized)
        {
            return New(call);
        }

        return _fixed.TryGetValue(call.Operation, out var address) ? address : _fixed.GetOrAdd(call.Operation, New(call));
    }

    private Uri New(ApiCall call)
    {
        if (call.Query is null)
        {
            return new Uri(_start + call.Path);
        }

        var address = new StringBuilder(_start).Append(call.Path);
        var writer = new QueryWriter(address);
        call.Query.WriteTo(ref writer);
        // .NET 8 takes no more than 65,519 characters.
        return Uri.TryCreate(address.ToString(), UriKind.Absolute, out var uri)
            ? uri
            : throw new ArgumentException($"The query makes an address of {address.Length} characters, more than can be sent.", nameof(call));
    }
}

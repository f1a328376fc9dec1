namespace DryApi.Http;

/// <summary>More bytes came than are taken.</summary>
internal sealed class SizeLimitException(long limit) : Exception($"it is larger than {limit} bytes")
{
    public long Limit { get; } = limit;
}

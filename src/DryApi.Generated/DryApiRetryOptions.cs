using DryApi.Http;

namespace DryApi;

/// <inheritdoc />
public sealed class DryApiRetryOptions : RetryOptions;

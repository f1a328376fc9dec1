namespace DryApi.Emulator.Requests;

/// <summary>A request that breaks a rule: 422.</summary>
internal sealed class RequestRefusedException(FieldErrors errors) : Exception(errors.Summary)
{
    public FieldErrors Errors { get; } = errors;
}

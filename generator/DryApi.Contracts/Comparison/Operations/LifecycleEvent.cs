namespace DryApi.Contracts;

/// <summary>What can happen to what is announced of a thing.</summary>
internal enum LifecycleEvent
{
    Deprecated,
    Reactivated,
    SunsetInvalid,
    SunsetTooSoon,
    SunsetRemoved,
    SunsetChanged,
    StabilityDecreased,
    StabilityIncreased,
    StabilityInvalid,
}
